package dev.millrace.column;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/// Renders values of columns as JSON, for people who look at a running job.
final class CellText {
    private static final int CHARS_MAX = 1_000;
    private static final HexFormat HEX = HexFormat.of();

    private CellText() {}

    static String of(Column column, int row) {
        if (column.isNull(row)) return "null";
        return switch (column) {
            case LongColumn numbers -> Long.toString(numbers.value(row));
            case IntColumn numbers -> Integer.toString(numbers.value(row));
            case DoubleColumn numbers -> finite(numbers.value(row));
            case FloatColumn numbers -> finite(numbers.value(row));
            case BooleanColumn truths -> Boolean.toString(truths.value(row) != 0);
            case BytesColumn bytes -> quoted(decoded(bytes.value(row)));
            case ObjectColumn objects -> quoted(String.valueOf(objects.value(row)));
        };
    }

    private static String finite(double number) {
        return Double.isFinite(number) ? Double.toString(number) : quoted(Double.toString(number));
    }

    /// Texts are UTF-8. Other bytes are shown as hexadecimal digits.
    private static String decoded(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException binary) {
            return "0x" + HEX.formatHex(bytes, 0, Math.min(bytes.length, CHARS_MAX));
        }
    }

    private static String quoted(String text) {
        StringBuilder out = new StringBuilder("\"");
        for (int i = 0; i < Math.min(text.length(), CHARS_MAX); i++) {
            char each = text.charAt(i);
            if (each == '"' || each == '\\') out.append('\\').append(each);
            else if (each < ' ') out.append("\\u%04x".formatted((int) each));
            else out.append(each);
        }
        return out.append(text.length() > CHARS_MAX ? "…\"" : "\"").toString();
    }
}
