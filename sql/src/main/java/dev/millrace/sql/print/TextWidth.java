package dev.millrace.sql.print;

/// Measures texts in columns of a terminal, in which characters of East Asia take two places.
final class TextWidth {
    private static final String DOTS = "...";
    private static final int[] WIDE = {
        0x1100, 0x115F, 0x2E80, 0x303E, 0x3041, 0x33FF, 0x3400, 0x4DBF, 0x4E00, 0x9FFF, 0xA000, 0xA4CF, 0xAC00, 0xD7A3,
        0xF900, 0xFAFF, 0xFE30, 0xFE6F, 0xFF00, 0xFF60, 0xFFE0, 0xFFE6, 0x1F300, 0x1F64F, 0x1F900, 0x1F9FF, 0x20000,
        0x3FFFD
    };
    private static final int FIRST_WIDE = WIDE[0];

    private TextWidth() {}

    /// Returns the number of places that a text takes.
    static int of(String text) {
        int width = 0;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            width += of(text.codePointAt(i));
        }
        return width;
    }

    private static int of(int codePoint) {
        if (codePoint < FIRST_WIDE) return 1;
        for (int i = 0; i < WIDE.length; i += 2) {
            if (codePoint >= WIDE[i] && codePoint <= WIDE[i + 1]) return 2;
        }
        return 1;
    }

    /// Returns the text with spaces before it, or the start of a text that is too long.
    static String fit(String text, int width) {
        int own = of(text);
        if (own <= width) return " ".repeat(width - own) + text;
        int kept = 0;
        int end = 0;
        while (end < text.length()) {
            int codePoint = text.codePointAt(end);
            if (kept + of(codePoint) > width - DOTS.length()) break;
            kept += of(codePoint);
            end += Character.charCount(codePoint);
        }
        return " ".repeat(Math.max(0, width - DOTS.length() - kept)) + text.substring(0, end) + DOTS;
    }
}
