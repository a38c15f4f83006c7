package dev.millrace.connector.table.format;

import dev.millrace.base.fault.MillraceException;
import dev.millrace.column.ColumnBatch;
import dev.millrace.column.ColumnBuilder;
import dev.millrace.table.types.logical.LogicalType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads the rows of a CSV file. Only wanted columns are parsed. Not thread-safe.
final class CsvBatchReader implements TableFileFormat.BatchReader {
    private final CsvSyntax syntax;
    private final String path;
    private final FileRows rows;
    private final CsvRecords records;
    private final BatchAssembler batch;
    private final TextField[] fields;
    private final int[] targets;
    private final byte @Nullable [] nullLiteral;
    private byte[] unquoted = new byte[64];
    private int unquotedLength;
    private long skipped;

    CsvBatchReader(InputStream stream, String path, CsvSyntax syntax, FileRows rows, List<@Nullable Object> partition) {
        this.syntax = syntax;
        this.path = path;
        this.rows = rows;
        this.records = new CsvRecords(stream, syntax);
        this.batch = new BatchAssembler(rows, partition);
        this.targets = rows.targets().stream().mapToInt(each -> each).toArray();
        this.fields = new TextField[targets.length];
        for (int i = 0; i < fields.length; i++) {
            fields[i] = TextFields.of(rows.fileType().getTypeAt(i), syntax.values());
        }
        String literal = syntax.nullLiteral();
        this.nullLiteral = literal == null ? null : literal.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public @Nullable ColumnBatch read() throws IOException {
        while (!batch.isFull() && records.advance()) {
            boolean isComment = syntax.hasComments() && records.startsWith('#');
            boolean isBlank = records.isBlank() && targets.length != 1;
            if (!isComment && !isBlank) readRow();
        }
        return batch.take();
    }

    @Override
    public long skippedRows() {
        return skipped;
    }

    private void readRow() {
        int count = records.count();
        if (records.isOpen()) {
            if (!syntax.ignoresErrors()) throw wrong("A quoted value does not end.");
            skipped++;
            return;
        }
        if (count != targets.length && !syntax.ignoresErrors()) {
            throw wrong("The table has " + targets.length + " columns, the line has " + count + ".");
        }
        if (count > targets.length) {
            skipped++;
            return;
        }
        for (int i = 0; i < targets.length; i++) {
            if (targets[i] < 0) continue;
            ColumnBuilder column = batch.column(targets[i]);
            if (i >= count) column.appendNull();
            else readField(i, column);
        }
        batch.endRow();
    }

    private MillraceException wrong(String reason) {
        int length = records.recordEnd() - records.recordStart();
        String text = new String(records.buffer(), records.recordStart(), length, StandardCharsets.UTF_8).strip();
        return WrongRows.row(path, records.line(), text, reason, CsvSyntax.IGNORE_ERRORS);
    }

    private void readField(int field, ColumnBuilder column) {
        byte[] bytes = records.buffer();
        int from = records.start(field);
        int to = records.end(field);
        if (records.isQuoted(field)) {
            unquote(bytes, from, to);
            bytes = unquoted;
            from = 0;
            to = unquotedLength;
        } else if (nullLiteral != null && Arrays.equals(bytes, from, to, nullLiteral, 0, nullLiteral.length)) {
            column.appendNull();
            return;
        }
        try {
            fields[field].parse(bytes, from, to, column);
        } catch (IllegalArgumentException | DateTimeException wrong) {
            if (!syntax.ignoresErrors())
                throw wrong(field, new String(bytes, from, to - from, StandardCharsets.UTF_8), wrong);
            column.appendNull();
        }
    }

    private MillraceException wrong(int field, String text, RuntimeException cause) {
        LogicalType type = rows.fileType().getTypeAt(field);
        String name = rows.fileType().getFieldNames().get(field);
        return WrongRows.value(
                path, records.line(), name, type.asSummaryString(), text, cause.getMessage(), CsvSyntax.IGNORE_ERRORS);
    }

    /// Copies a quoted value without its quotes.
    private void unquote(byte[] bytes, int from, int to) {
        if (unquoted.length < to - from) unquoted = new byte[2 * (to - from)];
        int length = 0;
        int at = from + 1;
        while (at < to) {
            byte here = bytes[at];
            boolean isLiteral =
                    at + 1 < to && (here == syntax.escape() || here == syntax.quote() && bytes[at + 1] == here);
            if (isLiteral) {
                unquoted[length++] = bytes[at + 1];
                at += 2;
            } else {
                if (here != syntax.quote()) unquoted[length++] = here;
                at++;
            }
        }
        unquotedLength = length;
    }
}
