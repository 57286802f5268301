// The knowledge files of Entente, embedded as they stand. Adding a file is one array and one ROW.

#include "CEntenteData.h"

static const uint8_t ontology_yaml[] = {
#embed "../EntenteLexicon/Data/ontology.yaml"
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
    ROW("theme-light.yaml", theme_light_yaml),
    ROW("theme-dark.yaml", theme_dark_yaml),
    ROW("theme-print.yaml", theme_print_yaml),
    ROW("font-metrics.tsv", font_metrics_tsv),
    ROW("viewer.css", viewer_css),
    ROW("viewer.js", viewer_js),
};

size_t entente_file_count(void) { return sizeof files / sizeof files[0]; }

entente_file entente_file_at(size_t index) { return files[index]; }
