package dev.millrace.runtime.failure;

import dev.millrace.api.failure.FailedRecord;
import dev.millrace.base.host.Disk;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Locale;

/// Writes one subtask's failed records to a file as lines of JSON. Each line is durable before the record counts
/// as handled. If a record is processed again after a restart, it is written again.
final class ErrorFile {
    private final Disk disk;
    private final Path directory;
    private final Path file;

    ErrorFile(Disk disk, Path directory, String name) {
        this.disk = disk;
        this.directory = directory;
        this.file = directory.resolve(name + ".jsonl");
    }

    void append(FailedRecord record) throws IOException {
        boolean isNew = !disk.exists(file);
        if (isNew) disk.makeDirectories(directory);
        try (OutputStream out = disk.append(file)) {
            out.write(json(record).getBytes(StandardCharsets.UTF_8));
        }
        disk.sync(file);
        if (isNew) disk.sync(directory);
    }

    static String json(FailedRecord record) {
        StringBuilder json = new StringBuilder("{");
        text(json, "fingerprint", record.fingerprint());
        text(json, "operator", record.operator());
        number(json, "subtask", record.subtask());
        number(json, "position", record.position());
        text(json, "origin", record.origin());
        number(json, "timeMillis", record.timeMillis());
        if (record.timestamp() != FailedRecord.NO_TIMESTAMP) number(json, "timestamp", record.timestamp());
        text(json, "text", record.text());
        text(json, "payload", Base64.getEncoder().encodeToString(record.payload()));
        text(json, "cause", record.cause());
        text(json, "line", record.line());
        return json.append("}\n").toString();
    }

    private static void number(StringBuilder json, String name, long value) {
        name(json, name).append(value);
    }

    private static void text(StringBuilder json, String name, String value) {
        name(json, name).append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') json.append('\\').append(c);
            else if (c < ' ' || Character.isSurrogate(c)) json.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            else json.append(c);
        }
        json.append('"');
    }

    private static StringBuilder name(StringBuilder json, String name) {
        if (json.length() > 1) json.append(',');
        return json.append('"').append(name).append("\":");
    }
}
