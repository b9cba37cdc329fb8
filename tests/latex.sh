# Typesets every .bib of a built site: bibtex with eight styles and pdflatex, biber with its data model. What is named
# .biblatex.bib is for biber alone: bibtex does not know its entry types. A field that a work lacks is no fault of an entry.
# Usage: sh tests/latex.sh SITE    (Debian: texlive-latex-base texlive-latex-recommended biber)
set -eu
site=$(cd "$1" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
fail() { echo "$1: $2" >&2; exit 1; }
find "$site" -name '*.bib' | while read -r bib; do
    cp "$bib" x.bib
    case $bib in *.biblatex.bib) styles= ;; *) styles='plain abbrv alpha unsrt ieeetr apalike plainnat IEEEtran' ;; esac
    for style in $styles; do
        kpsewhich "$style.bst" >/dev/null || continue  # IEEEtran is in texlive-publishers
        printf '\\relax\n\\citation{*}\n\\bibstyle{%s}\n\\bibdata{x}\n' "$style" >x.aux
        bibtex x >bibtex.log || fail "$bib" "bibtex $style: $(cat bibtex.log)"
        ! grep 'Warning--' bibtex.log | grep -qv 'Warning--empty' || fail "$bib" "bibtex $style: $(grep 'Warning--' bibtex.log)"
        [ "$style" = plain ] || continue
        printf '%s\n' '\documentclass{article}\usepackage[T1]{fontenc}\usepackage[utf8]{inputenc}' \
            '\usepackage{textcomp,url}\begin{document}\input{x.bbl}\end{document}' >m.tex
        pdflatex -halt-on-error -interaction=nonstopmode m >tex.log || fail "$bib" "pdflatex: $(grep '^!' tex.log)"
    done
    biber --tool --validate-datamodel --nolog -O o.bib x.bib >biber.log 2>&1 || fail "$bib" "biber: $(cat biber.log)"
    ! grep -E '^(WARN|ERROR)' biber.log | grep -qv 'Missing mandatory field' || fail "$bib" "biber: $(cat biber.log)"
done
echo "every .bib of $1 typesets without a warning"
