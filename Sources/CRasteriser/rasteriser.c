#define _GNU_SOURCE
#include "CRasteriser.h"

#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// The few functions that are used, as librsvg 2.46 and cairo 1.14, and all after them, declare them.

typedef struct _Surface Surface;
typedef struct _Context Context;
typedef struct _Handle Handle;
typedef struct {
  unsigned domain;
  int code;
  char *message;
} Error;
typedef struct {
  double x, y, width, height;
} Viewport;
typedef int (*Write)(void *context, const unsigned char *bytes, unsigned count);

static struct {
  Surface *(*image)(int format, int width, int height);
  Surface *(*pdf)(Write write, void *context, double width, double height);
  void (*pdf_metadata)(Surface *surface, int field, const char *text);
  int (*png)(Surface *surface, Write write, void *context);
  int (*status)(Surface *surface);
  void (*finish)(Surface *surface);
  void (*destroy_surface)(Surface *surface);
  Context *(*create)(Surface *surface);
  void (*destroy)(Context *context);
  Handle *(*handle)(const unsigned char *bytes, size_t count, Error **error);
  int (*render)(Handle *handle, Context *context, const Viewport *viewport, Error **error);
  void (*unref)(void *object);
} library;

static bool has_fonts(void);

static char *copy(const char *prefix, const char *text) {
  char *result = NULL;
  if (asprintf(&result, "%s%s", prefix, text ? text : "no reason given") < 0) return NULL;
  return result;
}

static char *load(void) {
  static bool is_loaded;
  if (is_loaded) return NULL;
  void *rsvg = dlopen("librsvg-2.so.2", RTLD_NOW | RTLD_LOCAL);
  if (!rsvg) return copy("missing: ", dlerror());
  void *cairo = dlopen("libcairo.so.2", RTLD_NOW | RTLD_LOCAL);
  if (!cairo) return copy("missing: ", dlerror());
  void *gobject = dlopen("libgobject-2.0.so.0", RTLD_NOW | RTLD_LOCAL);
  if (!gobject) return copy("missing: ", dlerror());
#define FIND(field, from, name)                                                                    \
  do {                                                                                             \
    *(void **)&library.field = dlsym(from, name);                                                  \
    if (!library.field) return copy("missing: ", dlerror());                                       \
  } while (0)
  FIND(image, cairo, "cairo_image_surface_create");
  FIND(pdf, cairo, "cairo_pdf_surface_create_for_stream");
  FIND(pdf_metadata, cairo, "cairo_pdf_surface_set_metadata");
  FIND(png, cairo, "cairo_surface_write_to_png_stream");
  FIND(status, cairo, "cairo_surface_status");
  FIND(finish, cairo, "cairo_surface_finish");
  FIND(destroy_surface, cairo, "cairo_surface_destroy");
  FIND(create, cairo, "cairo_create");
  FIND(destroy, cairo, "cairo_destroy");
  FIND(handle, rsvg, "rsvg_handle_new_from_data");
  FIND(render, rsvg, "rsvg_handle_render_document");
  FIND(unref, gobject, "g_object_unref");
#undef FIND
  if (!has_fonts()) return copy("fonts: ", "there is none");
  is_loaded = true;
  return NULL;
}

// Without any font, librsvg draws a picture without words and says nothing.
static bool has_fonts(void) {
  void *fontconfig = dlopen("libfontconfig.so.1", RTLD_NOW | RTLD_LOCAL);
  if (!fontconfig) return true;
  int (*init)(void) = (int (*)(void))dlsym(fontconfig, "FcInit");
  // The set begins with the number of its fonts.
  const int *(*fonts)(void *, int) = (const int *(*)(void *, int))dlsym(fontconfig, "FcConfigGetFonts");
  if (!init || !fonts || !init()) return true;
  for (int set = 0; set < 2; set++) {
    const int *count = fonts(NULL, set);
    if (count && *count > 0) return true;
  }
  return false;
}

typedef struct {
  cras_sink sink;
  void *context;
} Target;

static int write_bytes(void *context, const unsigned char *bytes, unsigned count) {
  Target *target = context;
  return target->sink(target->context, bytes, count) ? 0 : 11;  // CAIRO_STATUS_WRITE_ERROR
}

static char *draw(const char *svg, size_t length, Surface *surface, double width, double height) {
  if (library.status(surface) != 0) return copy("", "cairo has no room for a picture of this size");
  Error *error = NULL;
  Handle *handle = library.handle((const unsigned char *)svg, length, &error);
  if (!handle) return copy("", error ? error->message : NULL);
  Context *context = library.create(surface);
  Viewport viewport = {0, 0, width, height};
  char *problem = NULL;
  if (!library.render(handle, context, &viewport, &error)) problem = copy("", error ? error->message : NULL);
  library.destroy(context);
  library.unref(handle);
  return problem;
}

char *cras_png(const char *svg, size_t length, int width, int height, cras_sink sink, void *context) {
  char *problem = load();
  if (problem) return problem;
  Surface *surface = library.image(0, width, height);
  problem = draw(svg, length, surface, width, height);
  Target target = {sink, context};
  if (!problem && library.png(surface, write_bytes, &target) != 0) problem = copy("", "the PNG was not written");
  library.destroy_surface(surface);
  return problem;
}

char *cras_pdf(const char *svg, size_t length, double width, double height, cras_sink sink, void *context) {
  char *problem = load();
  if (problem) return problem;
  Target target = {sink, context};
  Surface *surface = library.pdf(write_bytes, &target, width, height);
  // The day on which the file is made would make every file another one.
  library.pdf_metadata(surface, 5, "2000-01-01T00:00:00Z");
  problem = draw(svg, length, surface, width, height);
  library.finish(surface);
  library.destroy_surface(surface);
  return problem;
}
