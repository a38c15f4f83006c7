package dev.millrace.connector.table.format;

import dev.millrace.base.fault.MillraceException;
import dev.millrace.column.ColumnBatch;
import dev.millrace.connector.files.reader.LineReader;
import dev.millrace.jackson.core.JacksonException;
import dev.millrace.jackson.core.JsonParser;
import dev.millrace.jackson.core.JsonToken;
import dev.millrace.jackson.core.ObjectReadContext;
import dev.millrace.jackson.core.json.JsonFactory;
import dev.millrace.table.types.logical.LogicalType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads the rows of a file with a JSON object per line. Fields that no query wants are skipped. Not thread-safe.
final class JsonBatchReader implements TableFileFormat.BatchReader {
    private final LineReader lines;
    private final String path;
    private final JsonSyntax syntax;
    private final FileRows rows;
    private final BatchAssembler batch;
    private final JsonFactory factory = new JsonFactory();
    private final Map<String, Integer> fields = new HashMap<>();
    private final JsonField[] parsers;
    private final boolean[] isSet;
    private long skipped;

    JsonBatchReader(LineReader lines, String path, JsonSyntax syntax, FileRows rows, List<@Nullable Object> partition) {
        this.lines = lines;
        this.path = path;
        this.syntax = syntax;
        this.rows = rows;
        this.batch = new BatchAssembler(rows, partition);
        int count = rows.fileType().getFieldCount();
        this.parsers = new JsonField[count];
        this.isSet = new boolean[count];
        JsonNodes values = new JsonNodes(syntax.values());
        for (int i = 0; i < count; i++) {
            if (rows.targets().get(i) < 0) continue;
            fields.put(rows.fileType().getFieldNames().get(i), i);
            parsers[i] = JsonField.of(rows.fileType().getTypeAt(i), values);
        }
    }

    @Override
    public @Nullable ColumnBatch read() throws IOException {
        while (!batch.isDone()) {
            boolean isEnd = !lines.advance();
            if (!isEnd && !isBlank()) readLine();
            if (!isEnd && !batch.isFull()) continue;
            ColumnBatch rowsSoFar = batch.take();
            if (isEnd || rowsSoFar != null) return rowsSoFar;
        }
        return batch.take();
    }

    @Override
    public long skippedRows() {
        return skipped;
    }

    private boolean isBlank() {
        for (int i = lines.lineStart(); i < lines.lineEnd(); i++) if (lines.buffer()[i] > ' ') return false;
        return true;
    }

    private void readLine() throws IOException {
        int length = lines.lineEnd() - lines.lineStart();
        Arrays.fill(isSet, false);
        try (JsonParser parser =
                factory.createParser(ObjectReadContext.empty(), lines.buffer(), lines.lineStart(), length)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) throw wrongLine("A JSON object is expected.");
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) readField(parser);
            if (parser.currentToken() != JsonToken.END_OBJECT) throw wrongLine("The JSON object does not end.");
            if (parser.nextToken() != null) throw wrongLine("The line has more than one JSON object.");
        } catch (JacksonException wrong) {
            if (!syntax.ignoresErrors()) throw wrongLine(wrong.getOriginalMessage());
            skipLine();
            return;
        } catch (MillraceException wrong) {
            if (!syntax.ignoresErrors()) throw wrong;
            skipLine();
            return;
        }
        finishRow();
    }

    /// Leaves a line out that is no JSON. The fields before the error are already in the columns, so the row is
    /// completed and marked as one to drop.
    private void skipLine() {
        skipped++;
        for (int i = 0; i < isSet.length; i++) {
            int target = rows.targets().get(i);
            if (target >= 0 && !isSet[i]) batch.column(target).appendNull();
        }
        batch.endDroppedRow();
    }

    private void readField(JsonParser parser) {
        Integer field = fields.get(parser.currentName());
        JsonToken token = parser.nextToken();
        if (field == null || isSet[field]) {
            parser.skipChildren();
            return;
        }
        int target = rows.targets().get(field);
        if (token == JsonToken.VALUE_NULL) {
            batch.column(target).appendNull();
            isSet[field] = true;
            return;
        }
        try {
            parsers[field].parse(parser, token, batch.column(target));
        } catch (IllegalArgumentException | DateTimeException wrong) {
            parser.skipChildren();
            if (!syntax.ignoresErrors()) throw wrongValue(field, parser.getString(), wrong);
            batch.column(target).appendNull();
        }
        isSet[field] = true;
    }

    private void finishRow() throws IOException {
        for (int i = 0; i < isSet.length; i++) {
            int target = rows.targets().get(i);
            if (isSet[i] || target < 0) continue;
            if (syntax.failsOnMissing()) {
                throw wrongLine("The object has no field "
                        + rows.fileType().getFieldNames().get(i) + ".");
            }
            batch.column(target).appendNull();
        }
        batch.endRow();
    }

    private MillraceException wrongLine(String reason) throws IOException {
        int length = lines.lineEnd() - lines.lineStart();
        String text = new String(lines.buffer(), lines.lineStart(), length, StandardCharsets.UTF_8);
        return WrongRows.row(path, lines.lineNumber(), text, reason, JsonSyntax.IGNORE_ERRORS);
    }

    private MillraceException wrongValue(int field, String text, RuntimeException cause) {
        LogicalType type = rows.fileType().getTypeAt(field);
        String name = rows.fileType().getFieldNames().get(field);
        return WrongRows.value(
                path, line(), name, type.asSummaryString(), text, cause.getMessage(), JsonSyntax.IGNORE_ERRORS);
    }

    private long line() {
        try {
            return lines.lineNumber();
        } catch (IOException unreadable) {
            return 0;
        }
    }
}
