package dev.millrace.client;

import dev.millrace.base.host.Host;
import dev.millrace.base.host.HttpCall;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/// Builds a multipart request of fields and files. Reads the files while it sends them.
final class MultipartBody {
    private final Host host;
    private final String boundary;
    private final List<HttpCall.Body> parts = new ArrayList<>();

    MultipartBody(Host host) {
        this.host = host;
        this.boundary = "millrace-%016x%016x"
                .formatted(host.chance().nextLong(), host.chance().nextLong());
    }

    MultipartBody field(String name, String contentType, String text) {
        begin("name=\"" + name + "\"", contentType);
        return content(text);
    }

    /// @param filename the name of the file in the form
    MultipartBody file(String name, String filename, byte[] bytes) {
        beginFile(name, filename);
        parts.add(() -> new ByteArrayInputStream(bytes));
        return this;
    }

    /// @param filename the name of the file in the form
    MultipartBody file(String name, String filename, Path file) {
        beginFile(name, filename);
        parts.add(() -> host.disk().read(file, 0));
        return this;
    }

    private void beginFile(String name, String filename) {
        begin("name=\"" + name + "\"; filename=\"" + filename + "\"", "application/octet-stream");
    }

    private void begin(String disposition, String contentType) {
        content((parts.isEmpty() ? "--" : "\r\n--") + boundary + "\r\nContent-Disposition: form-data; " + disposition
                + "\r\nContent-Type: " + contentType + "\r\n\r\n");
    }

    private MultipartBody content(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        parts.add(() -> new ByteArrayInputStream(bytes));
        return this;
    }

    Map<String, String> headers() {
        return Map.of("Content-Type", "multipart/form-data; boundary=" + boundary);
    }

    /// Returns the whole body.
    HttpCall.Body body() {
        content("\r\n--" + boundary + "--\r\n");
        return () -> new SequenceInputStream(new OneByOne(parts.iterator()));
    }

    /// Opens one file at a time.
    private record OneByOne(Iterator<HttpCall.Body> parts) implements Enumeration<InputStream> {
        @Override
        public boolean hasMoreElements() {
            return parts.hasNext();
        }

        @Override
        public InputStream nextElement() {
            try {
                return parts.next().open();
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
    }
}
