"""Titles that many works have, such as that of an editorial: they never say by themselves that two works are one."""

from __future__ import annotations

import re
import unicodedata

_ENGLISH = re.compile(
    r"(?:guest)?(?:editorial|editor(?:s|ial)?(?:note|introduction|preface|foreword|message|column|comment|choice)s?|"
    r"preface|foreword|introduction|afterword|epilogue|prologue|postscript|erratum|errata|corrigend(?:um|a)|"
    r"addend(?:um|a)|(?:author|publisher)?corrections?|retraction(?:note|notice)?|retracted|expressionofconcern|"
    r"(?:book|film|media|product)?reviews?|conclusions?|discussion|comments?|commentary|(?:authors?)?re(?:ply|sponse)|"
    r"(?:reply|response)to(?:the)?(?:comments?|discussion|editors?|reviewers?|authors?)|rejoinder|"
    r"letters?(?:(?:to|from)the(?:editors?|chairs?|president))?|(?:note|word|message|greetings?)?from"
    r"the(?:guest)?(?:program|programme|general|conference|workshop|organi[sz]ing)?(?:editors?|chairs?|president|director)|"
    r"obituar(?:y|ies)|inmemoriam|(?:research)?news|abstracts?|summary|overview|acknowledge?ments?|tableofcontents|"
    r"contents|(?:author|subject|keyword)?index|appendi(?:x|ces)|supplement|"
    r"(?:introduction|preface|foreword)tothe(?:special)?(?:issue|section|volume|proceedings)|"
    r"(?:special)?issue|from?matter|frontmatter|backmatter|coverimage|masthead|copyright|perspectives?|viewpoint|opinion|"
    r"interview|untitled|notitle|welcome(?:message|address)?|openingremarks|closingremarks|greetings?|dedication|"
    r"(?:invited|plenary|keynote)(?:talk|lecture|address|speech)?s?|panel(?:discussion)?|posters?|tutorials?|"
    r"(?:workshop|conference|meeting)(?:summary|report|overview|introduction|proceedings)|"
    r"(?:summary|report|overview|proceedings)ofthe(?:workshop|conference|meeting|panel)|"
    r"(?:editorial|advisory)board|(?:list|acknowledge?ment)of(?:reviewers|referees|contributors|authors|participants)|"
    r"(?:program|programme|organi[sz]ing)committee|reviewers|contributors|abouttheauthors?)"
)
"""As the whole of a comparable title."""

_OTHER_LANGUAGES = """
    Vorwort, Geleitwort, Nachwort, Einleitung, Einführung, Grußwort, Berichtigung, Korrektur, Korrigenda,
    Leserbrief, Leserbriefe, Rezension, Rezensionen, Buchbesprechung, Buchbesprechungen, Buchrezension,
    Besprechung, Nachruf, Inhaltsverzeichnis, Inhalt, Zusammenfassung, Danksagung, Anhang, Diskussion,
    Erwiderung, Stellungnahme, Kommentar, Mitteilung, Mitteilungen, Nachrichten, Impressum, Aus der Redaktion,
    Zu diesem Heft, Schlusswort, In eigener Sache, Editoriaux, Préface, Avant-propos, Postface,
    Introduction générale, Présentation, Présentation du numéro, Compte rendu, Comptes rendus, Recension,
    Recensions, Notes de lecture, Note de lecture, Nécrologie, Hommage, Rectificatif, Erratums, Réponse,
    Discussion générale, Sommaire, Table des matières, Remerciements, Annexe, Annexes, Courrier des lecteurs,
    Le mot de la rédaction, Mot du président, Conclusion générale, Bibliographie, Liminaire, Prologue, Épilogue,
    Editoriales, Prefacio, Prólogo, Introducción, Presentación, Presentación del número, Reseña, Reseñas,
    Reseña de libro, Reseñas de libros, Fe de erratas, Fe de errata, Corrección, Carta al editor,
    Cartas al editor, Carta al director, Carta del editor, Nota editorial, Nota del editor, Necrológica,
    Obituario, Índice, Resumen, Agradecimientos, Comentario, Respuesta, Discusión, Conclusiones, Noticias,
    Epílogo, Bibliografía, Palabras preliminares, Editoriale, Editoriali, Prefazione, Introduzione,
    Presentazione, Premessa, Postfazione, Recensione, Recensioni, Errata corrige, Necrologio, In ricordo,
    Lettera al direttore, Lettera all'editore, Nota redazionale, Indice, Sommario, Ringraziamenti, Commento,
    Risposta, Discussione, Conclusioni, Notizie, Bibliografia, Appendice, Editoriais, Prefácio, Introdução,
    Apresentação, Resenha, Resenhas, Posfácio, Recensão, Recensões, Carta ao editor, Cartas ao editor,
    Nota do editor, Errata e corrigenda, Correção, Obituário, Sumário, Resumo, Agradecimentos, Comentário,
    Resposta, Discussão, Conclusões, Notícias, Apêndice, Nota de abertura, Redactioneel, Voorwoord, Inleiding,
    Nawoord, Ten geleide, Van de redactie, Boekbespreking, Boekbesprekingen, Recensies, Boekrecensie,
    Ingezonden brief, Ingezonden, Rectificatie, Erratum en corrigendum, Inhoud, Inhoudsopgave, Samenvatting,
    Dankwoord, Bijlage, Discussie, Reactie, Naschrift, Necrologie, Mededelingen, Nieuws, Förord, Inledning,
    Ledare, Recensioner, Rättelse, Innehåll, Sammanfattning, Efterord, Minnesord, Debatt, Forord, Innledning,
    Indledning, Leder, Lederartikel, Bokanmeldelse, Bokanmeldelser, Boganmeldelse, Boganmeldelser, Anmeldelse,
    Anmeldelser, Rettelse, Indhold, Innhold, Etterord, Efterskrift, Pääkirjoitus, Esipuhe, Johdanto,
    Kirja-arvostelu, Oikaisu, Wstęp, Przedmowa, Słowo wstępne, Od redakcji, Recenzja, Recenzje,
    Errata i sprostowania, Sprostowanie, Nekrolog, Spis treści, Wprowadzenie, Posłowie, Dyskusja, Komentarz,
    Úvod, Úvodník, Úvodem, Předmluva, Recenze, Oprava, Slovo úvodem, Előszó, Bevezetés, Szerkesztőségi,
    Könyvismertetés, Önsöz, Giriş, Editörden, Sunuş, Kitap incelemesi, Uvod, Predgovor, Uvodnik, Prikaz knjige,
    Cuvânt înainte, Recenzie, Introducere, Πρόλογος, Εισαγωγή, Предисловие, Введение, От редакции, От редактора,
    От редколлегии, Рецензия, Рецензии, Послесловие, Вступление, Некролог, Содержание, Исправление, Исправления,
    Опечатки, Письмо в редакцию, Заключение, Передмова, Вступ, Від редакції, Рецензія, 编者按, 编者的话, 序言,
    序, 前言, 导言, 引言, 书评, 勘误, 更正, 后记, 目录, 卷首语, 社论, 讣告, 编辑部, 編者按, 導言, 書評, 勘誤,
    後記, 目錄, 卷首語, 巻頭言, まえがき, はじめに, 序文, 序論, 緒言, 編集後記, あとがき, おわりに, 正誤表,
    訂正, 追悼, 目次, 特集にあたって, 討論, 머리말, 서문, 서론, 권두언, 편집자의 글, 서평, 정오표, 맺음말,
    افتتاحية, مقدمة, تمهيد, מבוא, פתח דבר
"""


def comparable(text: str) -> str:
    """Words without case, accents, hyphens and punctuation."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(_WORD.findall("".join(c for c in plain if not unicodedata.combining(c))))


_WORD = re.compile(r"[^\W_]+")
_OTHERS = frozenset(comparable(title) for title in _OTHER_LANGUAGES.split(","))
_NUMBER = re.compile(r"^\d+|(?:(?:no|nr|vol|volume|issue|part|heft|band)?\d+|(?<=[a-z]{6})[ivx]+)+$")


def is_generic(title: str) -> bool:
    """True for a comparable title that many works have, with or without a number."""
    bare = _NUMBER.sub("", title)
    return any(_ENGLISH.fullmatch(each) or each in _OTHERS for each in (title, bare))
