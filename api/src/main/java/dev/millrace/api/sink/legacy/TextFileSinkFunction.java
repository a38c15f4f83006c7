package dev.millrace.api.sink.legacy;

import dev.millrace.api.fs.FileSystem.WriteMode;
import dev.millrace.api.function.MapFunction;
import dev.millrace.api.process.OpenContext;
import dev.millrace.api.process.TaskInfo;
import dev.millrace.api.source.legacy.TextLines;
import dev.millrace.api.tuple.Tuple;
import dev.millrace.base.fault.Category;
import dev.millrace.base.fault.Fault;
import dev.millrace.base.host.Disk;
import dev.millrace.base.host.Host;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes each record as UTF-8 text to a local file. Several subtasks write files `1`, `2`… in a directory. A failure
/// does not remove what was written.
public final class TextFileSinkFunction<T> extends RichSinkFunction<T> {
    private static final long serialVersionUID = 1L;
    private static final Fault FILE_EXISTS = new Fault(2511, Category.USER, "a file exists already");

    private final String path;
    private final WriteMode mode;
    private final String delimiter;
    private final MapFunction<T, String> format;
    private transient @Nullable BufferedWriter writer;

    private TextFileSinkFunction(String path, WriteMode mode, String delimiter, MapFunction<T, String> format) {
        this.path = path;
        this.mode = mode;
        this.delimiter = delimiter;
        this.format = format;
    }

    /// Returns a function that writes the text of `toString` as a line for each record.
    public static <T> TextFileSinkFunction<T> lines(String path, WriteMode mode) {
        return new TextFileSinkFunction<>(path, mode, "\n", String::valueOf);
    }

    /// Returns a function that writes the fields of tuples with delimiters.
    public static <T> TextFileSinkFunction<T> fields(
            String path, WriteMode mode, String rowDelimiter, String fieldDelimiter) {
        return new TextFileSinkFunction<>(path, mode, rowDelimiter, record -> joined(record, fieldDelimiter));
    }

    private static String joined(Object row, String delimiter) {
        if (!(row instanceof Tuple tuple)) return String.valueOf(row);
        List<String> fields = new ArrayList<>();
        for (int i = 0; i < tuple.getArity(); i++) {
            Object field = tuple.getField(i);
            fields.add(field == null ? "" : field.toString());
        }
        return String.join(delimiter, fields);
    }

    @Override
    public void open(OpenContext openContext) throws IOException {
        TaskInfo task = getRuntimeContext().getTaskInfo();
        boolean isOnly = task.getNumberOfParallelSubtasks() == 1;
        Path whole = TextLines.local(path);
        Path file = isOnly ? whole : whole.resolve(String.valueOf(task.getIndexOfThisSubtask() + 1));
        Disk disk = Host.real().disk();
        if (mode == WriteMode.NO_OVERWRITE && disk.exists(file)) {
            throw FILE_EXISTS
                    .what("The file %s exists already.", file)
                    .fix("Delete the file, or write with WriteMode.OVERWRITE.");
        }
        writer = new BufferedWriter(new OutputStreamWriter(disk.create(file), StandardCharsets.UTF_8));
    }

    @Override
    public void invoke(T value) throws Exception {
        BufferedWriter open = writer;
        if (open == null) throw new IllegalStateException("the sink is not open");
        open.write(format.map(value));
        open.write(delimiter);
    }

    @Override
    public void finish() throws IOException {
        close();
    }

    @Override
    public void close() throws IOException {
        BufferedWriter open = writer;
        writer = null;
        if (open != null) open.close();
    }
}
