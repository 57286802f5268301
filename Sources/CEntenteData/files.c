// The knowledge files of Entente, embedded as they stand. Adding a file is one array and one ROW.

#include "CEntenteData.h"

static const uint8_t ontology_yaml[] = {
#embed "../EntenteLexicon/Data/ontology.yaml"
};

static const uint8_t ontology_tsv[] = {
#embed "../EntenteLexicon/Data/ontology.tsv"
};

static const uint8_t bodies_yaml[] = {
#embed "../EntenteLexicon/Data/bodies.yaml"
};

static const uint8_t cities_tsv[] = {
#embed "../EntenteLexicon/Data/cities.tsv"
};

static const uint8_t constructions_yaml[] = {
#embed "../EntenteLexicon/Data/constructions.yaml"
};

static const uint8_t countries_tsv[] = {
#embed "../EntenteLexicon/Data/countries.tsv"
};

static const uint8_t frames_yaml[] = {
#embed "../EntenteLexicon/Data/frames.yaml"
};

static const uint8_t organisations_tsv[] = {
#embed "../EntenteLexicon/Data/organisations.tsv"
};

static const uint8_t people_tsv[] = {
#embed "../EntenteLexicon/Data/people.tsv"
};

static const uint8_t names_tsv[] = {
#embed "../EntenteLexicon/Data/names.tsv"
};

static const uint8_t places_yaml[] = {
#embed "../EntenteLexicon/Data/places.yaml"
};

static const uint8_t quantities_yaml[] = {
#embed "../EntenteLexicon/Data/quantities.yaml"
};

static const uint8_t regions_tsv[] = {
#embed "../EntenteLexicon/Data/regions.tsv"
};

static const uint8_t speech_yaml[] = {
#embed "../EntenteLexicon/Data/speech.yaml"
};

static const uint8_t titles_yaml[] = {
#embed "../EntenteLexicon/Data/titles.yaml"
};

static const uint8_t languages_tsv[] = {
#embed "../EntenteInput/Data/languages.tsv"
};

static const uint8_t page_layout_tsv[] = {
#embed "../EntenteInput/Data/page-layout.tsv"
};

static const uint8_t theme_light_yaml[] = {
#embed "../EntenteDiagram/Data/theme-light.yaml"
};

static const uint8_t theme_dark_yaml[] = {
#embed "../EntenteDiagram/Data/theme-dark.yaml"
};

static const uint8_t theme_print_yaml[] = {
#embed "../EntenteDiagram/Data/theme-print.yaml"
};

static const uint8_t font_metrics_tsv[] = {
#embed "../EntenteDiagram/Data/font-metrics.tsv"
};

static const uint8_t viewer_css[] = {
#embed "../EntenteDiagram/Data/viewer.css"
};

static const uint8_t viewer_js[] = {
#embed "../EntenteDiagram/Data/viewer.js"
};

#define ROW(name, bytes) {name, bytes, sizeof bytes}

static const entente_file files[] = {
    ROW("ontology.yaml", ontology_yaml),
    ROW("ontology.tsv", ontology_tsv),
    ROW("bodies.yaml", bodies_yaml),
    ROW("cities.tsv", cities_tsv),
    ROW("constructions.yaml", constructions_yaml),
    ROW("countries.tsv", countries_tsv),
    ROW("frames.yaml", frames_yaml),
    ROW("organisations.tsv", organisations_tsv),
    ROW("people.tsv", people_tsv),
    ROW("names.tsv", names_tsv),
    ROW("places.yaml", places_yaml),
    ROW("quantities.yaml", quantities_yaml),
    ROW("regions.tsv", regions_tsv),
    ROW("speech.yaml", speech_yaml),
    ROW("titles.yaml", titles_yaml),
    ROW("languages.tsv", languages_tsv),
    ROW("page-layout.tsv", page_layout_tsv),
    ROW("theme-light.yaml", theme_light_yaml),
    ROW("theme-dark.yaml", theme_dark_yaml),
    ROW("theme-print.yaml", theme_print_yaml),
    ROW("font-metrics.tsv", font_metrics_tsv),
    ROW("viewer.css", viewer_css),
    ROW("viewer.js", viewer_js),
};

size_t entente_file_count(void) { return sizeof files / sizeof files[0]; }

entente_file entente_file_at(size_t index) { return files[index]; }
