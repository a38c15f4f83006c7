package dev.millrace.connector.files.sink.compactor;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Reads lines of text in UTF-8, as `SimpleStringEncoder` writes them.
public class SimpleStringDecoder implements DecoderBasedReader.Decoder<String> {
    private static final long serialVersionUID = 1L;

    private transient @Nullable BufferedReader reader;

    public SimpleStringDecoder() {}

    @Override
    public void open(InputStream input) throws IOException {
        reader = new BufferedReader(new InputStreamReader(input, StandardCharsets.UTF_8));
    }

    @Override
    public @Nullable String decodeNext() throws IOException {
        BufferedReader open = reader;
        return open == null ? null : open.readLine();
    }

    @Override
    public void close() throws IOException {
        BufferedReader open = reader;
        reader = null;
        if (open != null) open.close();
    }
}
