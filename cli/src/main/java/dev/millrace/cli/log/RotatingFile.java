package dev.millrace.cli.log;

import dev.millrace.base.host.Disk;
import dev.millrace.base.host.Host;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Writes entries to the end of a file. When the file is too large or too old, it is renamed to `NAME.1`, `NAME.2` and
/// so on, and a new file begins. The highest number is the newest file; the oldest files are deleted. A rotated file
/// never changes its name. Thread-safe.
///
/// No method throws because of the disk. If an entry cannot be written, it is lost. The file is tried again
/// after a second, and then says how many entries were lost.
public final class RotatingFile implements AutoCloseable {
    private static final long RETRY_MILLIS = 1_000;
    private static final int FIRST_BYTES = 64;
    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T[\\d:.]+Z");
    private static final byte[] LINE_END = System.lineSeparator().getBytes(StandardCharsets.UTF_8);

    private final Host host;
    private final Path path;
    private final Pattern rotated;
    private final Limits limits;
    private final Function<Outage, byte[]> note;
    private @Nullable OutputStream stream;
    private long size;
    private long firstMillis;
    /// No file is opened or renamed before this time.
    private long retryMillis = Long.MIN_VALUE;
    private long lost;
    private @Nullable IOException cause;
    private boolean isClosed;

    /// Limits what the files may need.
    ///
    /// @param bytes the size of a file; a larger entry has its own file
    /// @param ageMillis the age of the first entry; 0 for no limit
    /// @param files the number of rotated files
    public record Limits(long bytes, long ageMillis, int files) {}

    /// Describes entries that were not written.
    ///
    /// @param entries the number of entries; 0 if no entry was lost because only a renaming failed
    /// @param cause the first failure
    public record Outage(Path file, long entries, IOException cause) {

        /// Returns a sentence for users.
        public String text() {
            return entries == 0
                    ? "The log file " + file + " could not be rotated: " + cause
                    : entries + " log entries were lost, because " + file + " could not be written: " + cause;
        }
    }

    /// Continues a file, or creates a new file. The file is opened with the first entry.
    ///
    /// @param note formats an entry about lost entries
    public RotatingFile(Host host, Path path, Limits limits, Function<Outage, byte[]> note) {
        this.host = host;
        this.path = path;
        this.limits = limits;
        this.note = note;
        this.rotated = Pattern.compile(Pattern.quote(path.getFileName().toString()) + "\\.(\\d{1,18})");
    }

    /// Writes one entry.
    public void write(byte[] bytes) {
        write(bytes, 0, bytes.length);
    }

    /// Writes one entry.
    public synchronized void write(byte[] bytes, int from, int count) {
        if (isClosed || count == 0) return;
        long now = host.clock().millis();
        if (stream == null && now < retryMillis) {
            lost++;
            return;
        }
        try {
            if (stream == null) open(now);
            if (isDue(now, count)) tryRotate(now);
            tellOutage();
            put(bytes, from, count);
        } catch (IOException failed) {
            fail(now, failed);
            lost++;
        }
    }

    private void put(byte[] bytes, int from, int count) throws IOException {
        OutputStream to = stream;
        if (to == null) throw new IOException("the file is closed");
        to.write(bytes, from, count);
        size += count;
    }

    private void open(long now) throws IOException {
        size = 0;
        firstMillis = now;
        if (host.disk().exists(path)) {
            Disk.Entry before = host.disk().entry(path);
            size = before.size();
            if (size > 0) firstMillis = firstMillis(before);
        }
        stream = host.disk().append(path);
        // A write that failed may have left a part of a line.
        if (lost > 0 && size > 0) put(LINE_END, 0, LINE_END.length);
    }

    /// Returns the time of the first entry of the file, or of the last change if the entry has no time.
    private long firstMillis(Disk.Entry file) throws IOException {
        try (InputStream in = host.disk().read(path, 0)) {
            Matcher time = TIME.matcher(new String(in.readNBytes(FIRST_BYTES), StandardCharsets.UTF_8));
            return time.find() ? Instant.parse(time.group()).toEpochMilli() : file.modifiedMillis();
        } catch (DateTimeParseException noTime) {
            return file.modifiedMillis();
        }
    }

    private boolean isDue(long now, int count) {
        if (size == 0 || now < retryMillis) return false;
        if (size + count > limits.bytes()) return true;
        return limits.ageMillis() > 0 && now - firstMillis >= limits.ageMillis();
    }

    /// Starts a new file now, if the current file has entries.
    public synchronized void rotate() {
        long now = host.clock().millis();
        try {
            if (isClosed) return;
            if (stream == null) open(now);
            if (size > 0) tryRotate(now);
        } catch (IOException failed) {
            fail(now, failed);
        }
    }

    /// Starts a new file. If the renaming fails, the entries continue in the same file.
    private void tryRotate(long now) throws IOException {
        closeStream();
        try {
            List<Long> numbers = numbers();
            long next = numbers.isEmpty() ? 1 : numbers.getLast() + 1;
            while (!host.disk().moveIfFree(path, rotated(next))) next++;
            for (int i = 0; i < numbers.size() + 1 - limits.files(); i++)
                host.disk().delete(rotated(i < numbers.size() ? numbers.get(i) : next));
        } catch (IOException failed) {
            retryMillis = now + RETRY_MILLIS;
            if (cause == null) cause = failed;
        }
        open(now);
    }

    private Path rotated(long number) {
        return path.resolveSibling(path.getFileName() + "." + number);
    }

    /// Returns the numbers of the rotated files, in ascending order.
    private List<Long> numbers() throws IOException {
        Path directory = path.toAbsolutePath().getParent();
        if (directory == null) return List.of();
        Stream<Matcher> names = host.disk().list(directory).stream()
                .map(each -> rotated.matcher(String.valueOf(each.path().getFileName())));
        return names.filter(Matcher::matches)
                .map(each -> Long.parseLong(each.group(1)))
                .sorted(Comparator.naturalOrder())
                .toList();
    }

    private void tellOutage() throws IOException {
        IOException why = cause;
        if (why == null) return;
        byte[] told = note.apply(new Outage(path, lost, why));
        put(told, 0, told.length);
        cause = null;
        lost = 0;
    }

    private void fail(long now, IOException failed) {
        retryMillis = now + RETRY_MILLIS;
        if (cause == null) cause = failed;
        closeStream();
    }

    private void closeStream() {
        OutputStream open = stream;
        stream = null;
        try {
            if (open != null) open.close();
        } catch (IOException failed) {
            if (cause == null) cause = failed;
        }
    }

    @Override
    public synchronized void close() {
        isClosed = true;
        closeStream();
    }
}
