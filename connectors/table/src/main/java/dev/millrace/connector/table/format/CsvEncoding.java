package dev.millrace.connector.table.format;

import dev.millrace.column.ColumnBatch;
import dev.millrace.column.RowCursor;
import dev.millrace.table.data.ArrayData;
import dev.millrace.table.data.DecimalData;
import dev.millrace.table.data.RowData;
import dev.millrace.table.types.logical.ArrayType;
import dev.millrace.table.types.logical.LogicalType;
import dev.millrace.table.types.logical.RowType;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/// Writes rows as lines of CSV with the quotes that Flink writes. Not thread-safe.
final class CsvEncoding implements TableFileFormat.RowEncoder {
    private static final int PLAIN_LENGTH_MAX = 24;

    private final CsvSyntax syntax;
    private final RowType fileType;
    private final char quotedBelow;
    private final RowCursor cursor = new RowCursor();

    CsvEncoding(CsvSyntax syntax, RowType fileType) {
        this.syntax = syntax;
        this.fileType = fileType;
        this.quotedBelow = (char) (Math.max(Math.max(syntax.separator(), syntax.quote()), '\r') + 1);
    }

    @Override
    public void append(ColumnBatch batch, int row, int[] columns, StringBuilder text) {
        cursor.at(batch, row);
        for (int i = 0; i < columns.length; i++) {
            if (i > 0) text.append((char) syntax.separator());
            LogicalType type = fileType.getTypeAt(i).copy(true);
            appendField(RowData.createFieldGetter(type, columns[i]).getFieldOrNull(cursor), type, text);
        }
        text.append('\n');
    }

    private void appendField(@Nullable Object value, LogicalType type, StringBuilder line) {
        if (value == null) {
            if (syntax.nullLiteral() != null) line.append(syntax.nullLiteral());
            return;
        }
        String text = text(value, type);
        boolean isRaw = value instanceof Number || value instanceof Boolean || value instanceof DecimalData;
        boolean isPlain = isRaw && !isTime(type) || syntax.quote() < 0 || !needsQuotes(text);
        line.append(isPlain ? text : quoted(text));
    }

    private static boolean isTime(LogicalType type) {
        return switch (type.getTypeRoot()) {
            case DATE, TIME_WITHOUT_TIME_ZONE -> true;
            default -> false;
        };
    }

    private boolean needsQuotes(String text) {
        if (text.length() > PLAIN_LENGTH_MAX) return true;
        for (int i = 0; i < text.length(); i++) if (text.charAt(i) < quotedBelow) return true;
        return false;
    }

    private String quoted(String text) {
        char quote = (char) syntax.quote();
        String escaped = syntax.escape() < 0
                ? text.replace(String.valueOf(quote), "" + quote + quote)
                : text.replace("" + (char) syntax.escape(), "" + (char) syntax.escape() + (char) syntax.escape())
                        .replace("" + quote, "" + (char) syntax.escape() + quote);
        return quote + escaped + quote;
    }

    private String text(@Nullable Object value, LogicalType type) {
        return switch (value) {
            case null -> syntax.nullLiteral() == null ? "" : syntax.nullLiteral();
            case ArrayData array -> {
                LogicalType elementType = ((ArrayType) type).getElementType().copy(true);
                ArrayData.ElementGetter getter = ArrayData.createElementGetter(elementType);
                StringJoiner joined = new StringJoiner(syntax.values().elementDelimiter());
                for (int i = 0; i < array.size(); i++) joined.add(text(getter.getElementOrNull(array, i), elementType));
                yield joined.toString();
            }
            case RowData row
            when type instanceof RowType rowType -> {
                StringJoiner joined = new StringJoiner(syntax.values().elementDelimiter());
                for (int i = 0; i < rowType.getFieldCount(); i++) {
                    LogicalType fieldType = rowType.getTypeAt(i).copy(true);
                    joined.add(text(RowData.createFieldGetter(fieldType, i).getFieldOrNull(row), fieldType));
                }
                yield joined.toString();
            }
            default -> syntax.values().text(value, type);
        };
    }
}
