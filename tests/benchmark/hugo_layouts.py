"""What Hugo prints beside its pages: an output format and a layout for each kind of file.

Each is written for speed. Nothing is looked up twice; JSON is printed by ``jsonify`` from data as
it stands; nothing calls a partial. Where a brace of BibTeX meets one of Go's, a space that is
trimmed while the layout is read keeps them apart.
"""

from dataclasses import dataclass

from tests.benchmark.hugo_citations import NAME


@dataclass(frozen=True)
class Format:
    """One output format of Hugo."""

    name: str
    file: str
    """What the file is called, beside ``index.html``."""
    media: str
    layout: str

    @property
    def path(self) -> str:
        """Where the layout lies."""
        return f"layouts/single.{self.name}.{self.suffix}"

    @property
    def suffix(self) -> str:
        """How the file's name ends."""
        return self.file.partition(".")[2]

    @property
    def configuration(self) -> str:
        """What ``hugo.toml`` says of it."""
        return _CONFIGURATION.format(
            name=self.name,
            base=self.file.partition(".")[0],
            media=self.media,
            suffix=self.suffix,
        )


_CONFIGURATION = """\
[mediaTypes."{media}"]
suffixes = ["{suffix}"]
[outputFormats.{name}]
mediaType = "{media}"
baseName = "{base}"
isPlainText = true
notAlternative = true
"""

TWIN = "{{ .Params.twin | jsonify }}\n"

_EACH = (
    f"{{{{ $all := hugo.Data.{NAME} }}}}"
    "{{ range $at, $id := .Params.cited }}{{ if $at }}SEPARATOR{{ end }}{{ $c := index $all $id }}"
)

_BIBTEX = """\
{{ with or $c.latex $c.csl }}@online{ {{- .id }}{{ with .author }},
  author = { {{- range $n, $name := . }}{{ if $n }} and {{ end }}{ {{- .literal -}} }{{ end -}} }
{{- end }},
  title = {{ "{{" }}{{ .title }}}},
{{- with index . "container-title" }}
  organization = { {{- . -}} },
  howpublished = { {{- . -}} }
{{- end }}
{{- with $c.edtf }},
  date = { {{- . -}} },
  year = { {{- $c.years -}} }
{{- end }}
{{- with .URL }},
  url = { {{- . -}} }
{{- end }}
{{- with .language }},
  langid = { {{- . -}} }
{{- end }}
{{- with .abstract }},
  abstract = { {{- . -}} }
{{- end }}
{{- with .note }},
  note = { {{- . -}} }
{{- end }}
}
{{ end }}{{ end -}}
"""

_RIS = """\
{{ with $c.csl }}TY  - {{ if eq .type "webpage" }}ELEC{{ else }}NEWS{{ end }}
ID  - {{ .id }}
TI  - {{ .title }}
{{- range .author }}
AU  - {{ .literal }}
{{- end }}
T2  - {{ index . "container-title" }}
{{- with $c.year }}
PY  - {{ . }}
DA  - {{ $c.date }}
{{- end }}
{{- with .URL }}
UR  - {{ . }}
{{- end }}
{{- with .language }}
LA  - {{ . }}
{{- end }}
{{- with .abstract }}
AB  - {{ . }}
{{- end }}
{{- with .note }}
N1  - {{ . }}
{{- end }}
ER  - \n{{ end }}{{ end -}}
"""

_WORDS = """\
{{ with $c.csl }}
{{- if $c.said }}Claim by {{ (index .author 0).literal }}{{ with $c.day }}, {{ . }}{{ end -}}
. {{ $c.said }}{{ with .abstract }}: “{{ . }}”{{ end }}. {{ .note }}. “{{ $c.event }}”, \
{{ index . "container-title" }}, {{ .URL }}
{{ else }}
{{- range .author }}{{ .literal }}, {{ end }}“{{ .title }}”, {{ index . "container-title" -}}
{{ with $c.day }}, {{ . }}{{ end }}{{ with .URL }}, {{ . }}{{ end }}
{{ end }}{{ end }}{{ end -}}
"""

_ANNOTATIONS = """\
{{ dict "@context" "http://www.w3.org/ns/anno.jsonld" "id" (print .Permalink "annotations.jsonld") \
"type" "AnnotationPage" "partOf" (print site.BaseURL "data/annotations.jsonld") \
"items" .Params.annotations | jsonify }}
"""


def _each(separator: str, layout: str) -> str:
    return _EACH.replace("SEPARATOR", separator) + layout


CITATIONS = (
    Format("bibtex", "cite.bib", "application/x-bibtex", _each("\n", _BIBTEX)),
    Format(
        "ris",
        "cite.ris",
        "application/x-research-info-systems",
        _each("\n", _RIS).replace("\n", "\r\n"),
    ),
    Format(
        "csl",
        "cite.json",
        "application/vnd.citationstyles.csl+json",
        "[" + _each(",\n", "{{ $c.csl | jsonify }}{{ end }}]\n"),
    ),
    Format("words", "cite.txt", "text/plain", _each("\n", _WORDS)),
)
ANNOTATIONS = Format("annotations", "annotations.jsonld", "application/ld+json", _ANNOTATIONS)
FORMATS = (*CITATIONS, ANNOTATIONS)
