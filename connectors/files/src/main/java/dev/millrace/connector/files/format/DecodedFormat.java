package dev.millrace.connector.files.format;

import dev.millrace.api.config.Configuration;
import dev.millrace.api.fs.FSDataInputStream;
import dev.millrace.api.type.TypeHint;
import dev.millrace.api.type.TypeInformation;
import dev.millrace.connector.files.reader.LineReader;
import dev.millrace.connector.files.reader.StreamFormat;
import dev.millrace.format.text.Decoded;
import dev.millrace.format.text.RecordDecoder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// Reads text records in UTF-8 as [Decoded]s. Invalid records are records, too;
/// [dev.millrace.format.text.RouteBadRecords] separates them.
///
/// @param <T> the type of the objects
public final class DecodedFormat<T> implements StreamFormat<Decoded<T>> {
    private static final long serialVersionUID = 1L;

    private final RecordDecoder.Source<T> decoders;

    /// @param decoders such as `JsonLines.of(Trade.class)` or `Csv.of(Trade.class)`
    public DecodedFormat(RecordDecoder.Source<T> decoders) {
        this.decoders = decoders;
    }

    @Override
    public Reader<Decoded<T>> createReader(
            Configuration config, FSDataInputStream stream, long fileLength, long splitEnd) throws IOException {
        return reader(LineReader.open(stream, StandardCharsets.UTF_8, splitEnd), stream);
    }

    @Override
    public Reader<Decoded<T>> restoreReader(
            Configuration config, FSDataInputStream stream, long restoredOffset, long fileLength, long splitEnd)
            throws IOException {
        return reader(LineReader.resume(stream, StandardCharsets.UTF_8, restoredOffset, splitEnd), stream);
    }

    @Override
    public boolean isSplittable() {
        return decoders.isSplittable();
    }

    @Override
    public TypeInformation<Decoded<T>> getProducedType() {
        return TypeInformation.of(new TypeHint<Decoded<T>>() {});
    }

    private Reader<Decoded<T>> reader(LineReader lines, FSDataInputStream stream) {
        return new DecodingReader<>(lines, stream, decoders.create(), decoders.isSplittable());
    }
}
