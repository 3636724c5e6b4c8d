package hallpass.auth.page;

import java.util.Locale;

/**
 * A colour of sRGB.
 *
 * @param rgb {@code 0xRRGGBB}
 */
record Colour(int rgb) {

    static final Colour BLACK = new Colour(0);
    static final Colour WHITE = new Colour(0xFFFFFF);

    private static final int CHANNEL = 0xFF;
    private static final int STEPS = 50;

    /** @param text {@code #RRGGBB} */
    static Colour of(String text) {
        return new Colour(Integer.parseInt(text.substring(1), 16));
    }

    /** @return from 1 to 21 (WCAG 2.2, contrast ratio) */
    double contrast(Colour other) {
        double mine = luminance();
        double theirs = other.luminance();
        return (Math.max(mine, theirs) + 0.05) / (Math.min(mine, theirs) + 0.05);
    }

    /** @param part from 0, which is this colour, to 1, which is the other one */
    Colour mixed(Colour other, double part) {
        int mixed = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            double channel = channel(shift) * (1 - part) + other.channel(shift) * part;
            mixed |= (int) Math.round(channel) << shift;
        }
        return new Colour(mixed);
    }

    /** @return this colour, as little nearer to the other one as gives that contrast on the ground */
    Colour readable(Colour ground, Colour towards, double contrast) {
        for (int step = 0; step < STEPS; step++) {
            Colour tried = mixed(towards, (double) step / STEPS);
            if (tried.contrast(ground) >= contrast) {
                return tried;
            }
        }
        return towards;
    }

    private int channel(int shift) {
        return rgb >> shift & CHANNEL;
    }

    private double luminance() {
        return 0.2126 * linear(channel(16)) + 0.7152 * linear(channel(8)) + 0.0722 * linear(channel(0));
    }

    private static double linear(int channel) {
        double part = channel / 255.0;
        return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "#%06x", rgb);
    }
}
