"""MathML inside of texts."""

from __future__ import annotations

import pytest

from generator.text.mathml_reader import with_formulas


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("<math><mi>x</mi></math>", "$x$"),
        (
            "of <mml:math xmlns:mml='u'><mml:msub><mml:mi>T</mml:mi><mml:mi>c</mml:mi></mml:msub></mml:math>.",
            "of $T_c$.",
        ),
        ("<math><msup><mn>10</mn><mrow><mo>-</mo><mn>6</mn></mrow></msup></math>", "${10}^{-6}$"),
        ("<math><mfrac><mn>1</mn><mi>α</mi></mfrac></math>", r"$\frac{1}{\alpha}$"),
        (
            "<math><mover><mi>x</mi><mo>¯</mo></mover><mo>&lt;</mo><msqrt><mi>y</mi></msqrt></math>",
            r"$\bar{x}<\sqrt{y}$",
        ),
        ("<math><mi>log</mi><mtext>if so</mtext></math>", r"$\mathrm{log}\text{if so}$"),
        ("<math><mi>&alpha;</mi></math>", r"$\alpha$"),
        ("<math><mi>x</mi>", "<math><mi>x</mi>"),
        ("<math><mi>x</math>", "x"),
        ("<math></math>", ""),
        ("no mathematics < here", "no mathematics < here"),
    ],
)
def test_mathml_becomes_tex(source: str, text: str) -> None:
    assert with_formulas(source) == text


def test_deep_and_long_mathml_gives_its_words() -> None:
    assert "x" in with_formulas("<math>" + "<mrow>" * 500 + "<mi>x</mi>" + "</mrow>" * 500 + "</math>")
    assert with_formulas(f"<math><mi>{'x' * 30_000}</mi></math>") == "x" * 30_000
