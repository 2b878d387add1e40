"""A declared table: its columns, their types, and what their values must respect."""

from __future__ import annotations

from dataclasses import dataclass, field

import pandera.pandas as pa

#: Frictionless type -> pandas type. Codes and dates stay text: `"2A"`, `"2022-12-05"`.
PANDAS_TYPES = {
    "string": "string",
    "date": "string",
    "integer": "Int64",
    "number": "Float64",
    "boolean": "boolean",
}
_PATTERNS = {"date": r"\d{4}-\d{2}-\d{2}"}


@dataclass(frozen=True, slots=True)
class Field:
    """A column: Frictionless type, French description, and what its values must respect."""

    name: str
    type: str
    description: str
    required: bool = True
    enum: tuple[str, ...] = ()
    pattern: str = ""
    minimum: int | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A file of data/processed. `row` says what a row is; `key` are the primary key's columns;
    `references` maps a column to `(table, column)`.
    """

    name: str
    title: str
    row: str
    fields: tuple[Field, ...]
    key: tuple[str, ...]
    references: dict[str, tuple[str, str]] = field(default_factory=dict)

    @property
    def columns(self) -> list[str]:
        return [one.name for one in self.fields]

    @property
    def dtypes(self) -> dict[str, str]:
        return {one.name: PANDAS_TYPES[one.type] for one in self.fields}

    def validator(self) -> pa.DataFrameSchema:
        """Return the pandera schema of this table."""
        return pa.DataFrameSchema(
            {one.name: _column(one) for one in self.fields},
            strict=True,
            ordered=True,
            unique=list(self.key),
            name=self.name,
        )


def _column(one: Field) -> pa.Column:
    checks = []
    pattern = one.pattern or _PATTERNS.get(one.type, "")
    if one.enum:
        checks.append(pa.Check.isin(one.enum))
    if pattern:
        checks.append(pa.Check.str_matches(f"^(?:{pattern})$"))
    if one.minimum is not None:
        checks.append(pa.Check.ge(one.minimum))
    return pa.Column(
        PANDAS_TYPES[one.type], checks, nullable=not one.required, description=one.description
    )


DEPARTMENT_CODE = r"\d{2,3}|2[AB]"
SCOPE = rf"region|{DEPARTMENT_CODE}"
IDEA_ID = r"T\d+-[CP]-\d{2}-\d{2,3}"
LINES = (
    Field("ligne_debut", "integer", "première ligne du passage dans le fichier source", minimum=1),
    Field("ligne_fin", "integer", "dernière ligne du passage, incluse", minimum=1),
)
THEME = Field("thematique", "string", "numéro de la thématique", pattern=r"\d+")
DEPARTMENT = Field("departement", "string", "code du département", pattern=DEPARTMENT_CODE)
