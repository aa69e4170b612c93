/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The colours of charts.
 */
#include "readout-chart-palette.h"

#include <adwaita.h>
#include <math.h>

#define RGB(number)                                                                                \
  {                                                                                                \
    ((number) >> 16 & 0xFF) / 255.f, ((number) >> 8 & 0xFF) / 255.f, ((number)&0xFF) / 255.f, 1    \
  }
#define NO_BORDER                                                                                  \
  {                                                                                                \
    0, 0, 0, 0                                                                                     \
  }

static const ReadoutChartPalette light = {
  .background = RGB (0xffffff),
  .text = RGB (0x2e2e32),
  .dim = RGB (0x5e5c64),
  .line = RGB (0xdeddda),
  .paints = {
    [READOUT_CHART_FILL_SUPPORTS] = { RGB (0x187a4d), RGB (0x187a4d), NO_BORDER, RGB (0xffffff) },
    [READOUT_CHART_FILL_NONE] = { RGB (0xe4e2de), RGB (0xe4e2de), RGB (0x77767b), RGB (0x241f31) },
    [READOUT_CHART_FILL_OPPOSES]
        = { RGB (0xc01c28), RGB (0xf3a7ab), RGB (0xc01c28), RGB (0xffffff) },
    [READOUT_CHART_FILL_NO_TOPIC]
        = { RGB (0xffffff), RGB (0xffffff), RGB (0x77767b), RGB (0x241f31) },
    [READOUT_CHART_FILL_PLAIN] = { RGB (0x1a5fb4), RGB (0x1a5fb4), NO_BORDER, RGB (0xffffff) },
    [READOUT_CHART_FILL_COPIES]
        = { RGB (0x1a5fb4), RGB (0xa9c9f2), RGB (0x1a5fb4), RGB (0xffffff) },
  },
};

static const ReadoutChartPalette dark = {
  .background = RGB (0x363636),
  .text = RGB (0xffffff),
  .dim = RGB (0xc8c7c4),
  .line = RGB (0x5a5a5a),
  .paints = {
    [READOUT_CHART_FILL_SUPPORTS] = { RGB (0x57d28c), RGB (0x57d28c), NO_BORDER, RGB (0x1b1b1b) },
    [READOUT_CHART_FILL_NONE] = { RGB (0x55535a), RGB (0x55535a), RGB (0xc0bfbc), RGB (0xffffff) },
    [READOUT_CHART_FILL_OPPOSES]
        = { RGB (0xff8a80), RGB (0x7a2a26), RGB (0xff8a80), RGB (0x1b1b1b) },
    [READOUT_CHART_FILL_NO_TOPIC]
        = { RGB (0x363636), RGB (0x363636), RGB (0xc0bfbc), RGB (0xffffff) },
    [READOUT_CHART_FILL_PLAIN] = { RGB (0x8cbcf7), RGB (0x8cbcf7), NO_BORDER, RGB (0x1b1b1b) },
    [READOUT_CHART_FILL_COPIES]
        = { RGB (0x8cbcf7), RGB (0x2a4a73), RGB (0x8cbcf7), RGB (0x1b1b1b) },
  },
};

static const ReadoutChartPalette high_light = {
  .background = RGB (0xffffff),
  .text = RGB (0x000000),
  .dim = RGB (0x2e2e32),
  .line = RGB (0x77767b),
  .paints = {
    [READOUT_CHART_FILL_SUPPORTS] = { RGB (0x0f5132), RGB (0x0f5132), RGB (0x000000), RGB (0xffffff) },
    [READOUT_CHART_FILL_NONE] = { RGB (0xe4e2de), RGB (0xe4e2de), RGB (0x000000), RGB (0x000000) },
    [READOUT_CHART_FILL_OPPOSES]
        = { RGB (0x8f0f18), RGB (0xffffff), RGB (0x000000), RGB (0xffffff) },
    [READOUT_CHART_FILL_NO_TOPIC]
        = { RGB (0xffffff), RGB (0xffffff), RGB (0x000000), RGB (0x000000) },
    [READOUT_CHART_FILL_PLAIN] = { RGB (0x0d3b78), RGB (0x0d3b78), RGB (0x000000), RGB (0xffffff) },
    [READOUT_CHART_FILL_COPIES]
        = { RGB (0x0d3b78), RGB (0xffffff), RGB (0x000000), RGB (0xffffff) },
  },
};

static const ReadoutChartPalette high_dark = {
  .background = RGB (0x363636),
  .text = RGB (0xffffff),
  .dim = RGB (0xf6f5f4),
  .line = RGB (0xc0bfbc),
  .paints = {
    [READOUT_CHART_FILL_SUPPORTS] = { RGB (0x8ff0b8), RGB (0x8ff0b8), RGB (0xffffff), RGB (0x000000) },
    [READOUT_CHART_FILL_NONE] = { RGB (0x4a484f), RGB (0x4a484f), RGB (0xffffff), RGB (0xffffff) },
    [READOUT_CHART_FILL_OPPOSES]
        = { RGB (0xffb3ac), RGB (0x1b1b1b), RGB (0xffffff), RGB (0x000000) },
    [READOUT_CHART_FILL_NO_TOPIC]
        = { RGB (0x363636), RGB (0x363636), RGB (0xffffff), RGB (0xffffff) },
    [READOUT_CHART_FILL_PLAIN] = { RGB (0xb5d5fb), RGB (0xb5d5fb), RGB (0xffffff), RGB (0x000000) },
    [READOUT_CHART_FILL_COPIES]
        = { RGB (0xb5d5fb), RGB (0x1b1b1b), RGB (0xffffff), RGB (0x000000) },
  },
};

const ReadoutChartPalette *
readout_chart_palette_get (gboolean is_dark, gboolean is_high)
{
  if (is_high)
    return is_dark ? &high_dark : &high_light;
  return is_dark ? &dark : &light;
}

const ReadoutChartPalette *
readout_chart_palette_get_current (void)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  return readout_chart_palette_get (adw_style_manager_get_dark (manager),
                                    adw_style_manager_get_high_contrast (manager));
}

static double
get_linear (double channel)
{
  return channel <= 0.04045 ? channel / 12.92 : pow ((channel + 0.055) / 1.055, 2.4);
}

static double
get_luminance (const GdkRGBA *color)
{
  return 0.2126 * get_linear (color->red) + 0.7152 * get_linear (color->green) +
         0.0722 * get_linear (color->blue);
}

double
readout_chart_palette_get_contrast (const GdkRGBA *color, const GdkRGBA *other)
{
  double luminance = get_luminance (color);
  double other_luminance = get_luminance (other);

  return (MAX (luminance, other_luminance) + 0.05) / (MIN (luminance, other_luminance) + 0.05);
}
