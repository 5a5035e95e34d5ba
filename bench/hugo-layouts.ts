/** Hugo's templates for pages that hold what ours do, by their file. */

const DATE = '{{ .Date.Format "2006-01-02T15:04:05Z07:00" }}';

const base = `<!doctype html>
<html lang="{{ .Site.Language.Lang }}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>{{ .Title }}</title>
<meta name="description" content="{{ .Description }}">
<link rel="canonical" href="{{ .Permalink }}">
{{ range .AllTranslations }}<link rel="alternate" hreflang="{{ .Language.Lang }}" href="{{ .Permalink }}">
{{ end }}<meta property="og:title" content="{{ .Title }}">
<meta property="og:description" content="{{ .Description }}">
<meta property="og:url" content="{{ .Permalink }}">
{{ partialCached "style.html" . }}
</head>
<body>
{{ partialCached "masthead.html" . .Site.Language.Lang }}
<main>{{ block "main" . }}{{ end }}</main>
{{ partialCached "footer.html" . .Site.Language.Lang }}
</body>
</html>
`;

const masthead = `<header><a href="{{ "/" | relLangURL }}">{{ .Site.Title }}</a><nav><ul>
{{ range first 5 .Site.Taxonomies.topics.Alphabetical }}<li><a href="{{ .Page.RelPermalink }}">{{ .Page.Title }}</a></li>
{{ end }}</ul></nav></header>
`;

const footer = `<footer><ul>
{{ range .Site.Home.AllTranslations }}<li><a href="{{ .RelPermalink }}">{{ .Language.LanguageName }}</a></li>
{{ end }}<li><a href="{{ "/archive/" | relLangURL }}">Archive</a></li>
<li><a href="{{ "/index.xml" | relLangURL }}">RSS</a></li></ul></footer>
`;

const card = `<li><article>
<img src="{{ .Params.picture }}" alt="{{ .Title }}" width="320" height="180" loading="lazy">
<h3><a href="{{ .RelPermalink }}">{{ .Title }}</a></h3>
<p>{{ .Description }}</p>
<time datetime="${DATE}">{{ .Date.Format "2 January 2006" }}</time>
</article></li>
`;

const story = `{{ define "main" }}<article>
<h1>{{ .Title }}</h1>
<p>{{ .Description }}</p>
<p>{{ .Params.place }}, <time datetime="${DATE}">{{ .Date.Format "2 January 2006, 15:04" }}</time></p>
<ul>{{ range .GetTerms "people" }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>
<figure><img src="{{ .Params.picture }}" alt="{{ .Title }}" width="1280" height="720">
<figcaption>{{ .Description }}</figcaption></figure>
{{ .Content }}
<ul>{{ range .GetTerms "topics" }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>
{{ range .Translations }}<p><a href="{{ .RelPermalink }}" hreflang="{{ .Language.Lang }}">{{ .Title }}</a></p>{{ end }}
{{ with .OutputFormats.Get "text" }}<p><a href="{{ .RelPermalink }}">Text</a></p>{{ end }}
</article>
{{ $data := dict "@context" "https://schema.org" "@type" "NewsArticle" "headline" .Title "url" .Permalink }}
<script type="application/ld+json">{{ $data | jsonify | safeJS }}</script>{{ end }}
`;

const text = `<!doctype html>
<html lang="{{ .Site.Language.Lang }}">
<head><meta charset="utf-8"><title>{{ .Title }}</title><link rel="canonical" href="{{ .Permalink }}"></head>
<body><article><h1>{{ .Title }}</h1><p>{{ .Description }}</p>{{ .Content }}</article></body>
</html>
`;

const front = `{{ define "main" }}<h1>{{ .Site.Title }}</h1>
<ul>{{ range first 30 .Site.RegularPages.ByDate.Reverse }}{{ partial "card.html" . }}{{ end }}</ul>{{ end }}
`;

/** A month has all its stories; a topic and a person have the newest fifty. */
const list = `{{ define "main" }}<h1>{{ .Title }}</h1>
{{ $pages := .Pages.ByDate.Reverse }}{{ if ne .Data.Plural "archive" }}{{ $pages = first 50 $pages }}{{ end }}
<ul>{{ range $pages }}{{ partial "card.html" . }}{{ end }}</ul>{{ end }}
`;

const lists = `{{ define "main" }}<h1>{{ .Title }}</h1>
<ul>{{ range .Data.Terms.Alphabetical }}<li><a href="{{ .Page.RelPermalink }}">{{ .Page.Title }}</a> {{ .Count }}</li>
{{ end }}</ul>{{ end }}
`;

export const HUGO_LAYOUTS: Readonly<Record<string, string>> = {
  '_default/baseof.html': base,
  '_default/single.html': story,
  '_default/single.text.html': text,
  '_default/term.html': list,
  '_default/taxonomy.html': lists,
  'index.html': front,
  'partials/card.html': card,
  'partials/masthead.html': masthead,
  'partials/footer.html': footer,
};
