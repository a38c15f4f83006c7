package dev.millrace.api;

import dev.millrace.api.io.FilePathFilter;
import dev.millrace.api.io.FileProcessingMode;
import dev.millrace.api.io.InputFormat;
import dev.millrace.api.io.NonParallelInput;
import dev.millrace.api.io.format.FileInputFormat;
import dev.millrace.api.io.run.FormatSource;
import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.api.time.WatermarkStrategy;
import dev.millrace.api.type.TypeExtractor;
import dev.millrace.api.type.TypeInformation;
import dev.millrace.api.util.Preconditions;

/// Contains the methods of an environment that read input formats.
public sealed interface FormatInputs permits StreamExecutionEnvironment {

    private StreamExecutionEnvironment self() {
        return (StreamExecutionEnvironment) this;
    }

    /// Reads an input format once. File formats must have a path.
    default <OUT> DataStreamSource<OUT> createInput(InputFormat<OUT, ?> inputFormat) {
        return createInput(inputFormat, TypeExtractor.getInputFormatTypes(inputFormat));
    }

    /// Reads an input format once. File formats must have a path.
    default <OUT> DataStreamSource<OUT> createInput(InputFormat<OUT, ?> inputFormat, TypeInformation<OUT> typeInfo) {
        Preconditions.checkNotNull(inputFormat, "the format must be given");
        String name = inputFormat instanceof FileInputFormat<?> ? "Custom File Source" : "Custom Source";
        return read(inputFormat, FormatSource.once(inputFormat, serializer(typeInfo)), name, typeInfo);
    }

    /// Reads a file, or the files of a directory, once with an input format.
    default <OUT> DataStreamSource<OUT> readFile(FileInputFormat<OUT> inputFormat, String filePath) {
        return readFile(inputFormat, filePath, FileProcessingMode.PROCESS_ONCE, -1);
    }

    /// Reads a file, or the files of a directory, with an input format.
    ///
    /// @param interval milliseconds between two scans of the directory, if the mode scans repeatedly
    default <OUT> DataStreamSource<OUT> readFile(
            FileInputFormat<OUT> inputFormat, String filePath, FileProcessingMode watchType, long interval) {
        return readFile(inputFormat, filePath, watchType, interval, TypeExtractor.getInputFormatTypes(inputFormat));
    }

    /// Reads a file, or the files of a directory, with an input format.
    ///
    /// @param interval milliseconds between two scans of the directory, if the mode scans repeatedly
    /// @param filter decides which files to leave out
    default <OUT> DataStreamSource<OUT> readFile(
            FileInputFormat<OUT> inputFormat,
            String filePath,
            FileProcessingMode watchType,
            long interval,
            FilePathFilter filter) {
        inputFormat.setFilesFilter(filter);
        return readFile(inputFormat, filePath, watchType, interval);
    }

    /// Reads a file, or the files of a directory, with an input format.
    ///
    /// @param interval milliseconds between two scans of the directory, if the mode scans repeatedly
    default <OUT> DataStreamSource<OUT> readFile(
            FileInputFormat<OUT> inputFormat,
            String filePath,
            FileProcessingMode watchType,
            long interval,
            TypeInformation<OUT> typeInformation) {
        Preconditions.checkNotNull(inputFormat, "the format must be given");
        inputFormat.setFilePath(filePath);
        TypeSerializer<OUT> serializer = serializer(typeInformation);
        FormatSource<OUT> source = switch (watchType) {
            case PROCESS_ONCE -> FormatSource.once(inputFormat, serializer);
            case PROCESS_CONTINUOUSLY -> FormatSource.watching(inputFormat, serializer, interval);
        };
        return read(inputFormat, source, "Custom File Source", typeInformation);
    }

    private <T> TypeSerializer<T> serializer(TypeInformation<T> type) {
        Preconditions.checkNotNull(type, "the type must be given");
        return type.createSerializer(self().getConfig().getSerializerConfig());
    }

    private <T> DataStreamSource<T> read(
            InputFormat<T, ?> format, FormatSource<T> source, String name, TypeInformation<T> type) {
        DataStreamSource<T> stream = self().fromSource(source, WatermarkStrategy.noWatermarks(), name, type);
        if (format instanceof NonParallelInput) stream.step().fixParallelism();
        return stream;
    }
}
