// The knowledge files of Entente, embedded as they stand. Adding a file is one array and one ROW.

#include "CEntenteData.h"

static const uint8_t ontology_yaml[] = {
#embed "../EntenteLexicon/Data/ontology.yaml"
};

#define ROW(name, bytes) {name, bytes, sizeof bytes}

static const entente_file files[] = {
    ROW("ontology.yaml", ontology_yaml),
};

size_t entente_file_count(void) { return sizeof files / sizeof files[0]; }

entente_file entente_file_at(size_t index) { return files[index]; }
