package dev.millrace.api.fs;

import dev.millrace.api.config.ConfigOption;
import dev.millrace.api.config.ConfigOptions;
import dev.millrace.api.config.Configuration;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Limits the number of streams that are open at the same time in another file system. A caller that wants another
/// stream waits until one is closed. A stream without progress can be closed in favour of a waiting
/// caller. Thread-safe.
public class LimitedConnectionsFileSystem extends FileSystem {
    private final FileSystem files;
    private final StreamLimits limits;

    /// Limits all streams together.
    public LimitedConnectionsFileSystem(FileSystem originalFs, int maxNumOpenStreamsTotal) {
        this(originalFs, maxNumOpenStreamsTotal, 0, 0);
    }

    /// Limits all streams together.
    ///
    /// @param streamOpenTimeout how long a caller waits, in milliseconds; 0 waits without end
    /// @param streamInactivityTimeout the milliseconds without progress after which a stream may be closed;
    /// 0 closes no stream
    public LimitedConnectionsFileSystem(
            FileSystem originalFs, int maxNumOpenStreamsTotal, long streamOpenTimeout, long streamInactivityTimeout) {
        this(originalFs, maxNumOpenStreamsTotal, 0, 0, streamOpenTimeout, streamInactivityTimeout);
    }

    /// Limits streams by their direction; 0 means no limit.
    ///
    /// @param streamOpenTimeout how long a caller waits, in milliseconds; 0 waits without end
    /// @param streamInactivityTimeout the milliseconds without progress after which a stream may be closed;
    /// 0 closes no stream
    public LimitedConnectionsFileSystem(
            FileSystem originalFs,
            int maxNumOpenStreamsTotal,
            int maxNumOpenOutputStreams,
            int maxNumOpenInputStreams,
            long streamOpenTimeout,
            long streamInactivityTimeout) {
        this.files = originalFs;
        this.limits = new StreamLimits(new ConnectionLimitingSettings(
                maxNumOpenStreamsTotal,
                maxNumOpenInputStreams,
                maxNumOpenOutputStreams,
                streamOpenTimeout,
                streamInactivityTimeout));
    }

    /// Holds the limits of one scheme. A limit that is not positive is no limit.
    public static class ConnectionLimitingSettings {
        public final int limitTotal;
        public final int limitInput;
        public final int limitOutput;
        public final long streamOpenTimeout;
        public final long streamInactivityTimeout;

        /// @param streamOpenTimeout in milliseconds; 0 waits without end
        /// @param streamInactivityTimeout in milliseconds; 0 closes no stream
        public ConnectionLimitingSettings(
                int limitTotal, int limitInput, int limitOutput, long streamOpenTimeout, long streamInactivityTimeout) {
            if (streamOpenTimeout < 0 || streamInactivityTimeout < 0) {
                throw FileSystemFaults.STREAM_LIMITS
                        .argument(
                                "The timeouts of streams are %d ms and %d ms.",
                                streamOpenTimeout, streamInactivityTimeout)
                        .fix("Set timeouts that are not negative.");
            }
            this.limitTotal = limitTotal;
            this.limitInput = limitInput;
            this.limitOutput = limitOutput;
            this.streamOpenTimeout = streamOpenTimeout;
            this.streamInactivityTimeout = streamInactivityTimeout;
        }

        /// Reads the options `fs.<scheme>.limit.…`.
        ///
        /// @return null if the configuration contains no limit for the scheme
        public static @Nullable ConnectionLimitingSettings fromConfig(Configuration config, String fsScheme) {
            String prefix = "fs." + fsScheme + ".limit.";
            int total = config.get(count(prefix + "total"));
            int input = config.get(count(prefix + "input"));
            int output = config.get(count(prefix + "output"));
            if (total <= 0 && input <= 0 && output <= 0) return null;
            return new ConnectionLimitingSettings(
                    total,
                    input,
                    output,
                    config.get(millis(prefix + "timeout")),
                    config.get(millis(prefix + "stream-timeout")));
        }

        private static ConfigOption<Integer> count(String key) {
            return ConfigOptions.key(key).intType().defaultValue(-1);
        }

        private static ConfigOption<Long> millis(String key) {
            return ConfigOptions.key(key).longType().defaultValue(0L);
        }
    }

    /// Reports that a stream was closed, because the stream made no progress while another caller waited.
    public static final class StreamTimeoutException extends IOException {
        private static final long serialVersionUID = 1L;

        public StreamTimeoutException() {
            super("The stream made no progress and was closed, because the number of open streams is limited.");
        }

        public StreamTimeoutException(StreamTimeoutException other) {
            super(other.getMessage(), other);
        }
    }

    /// Returns the largest number of streams that write; 0 or less means no limit.
    public int getMaxNumOpenOutputStreams() {
        return limits.settings().limitOutput;
    }

    /// Returns the largest number of streams that read; 0 or less means no limit.
    public int getMaxNumOpenInputStreams() {
        return limits.settings().limitInput;
    }

    /// Returns the largest number of streams; 0 or less means no limit.
    public int getMaxNumOpenStreamsTotal() {
        return limits.settings().limitTotal;
    }

    /// Returns how many milliseconds a caller waits for a stream; 0 means without end.
    public long getStreamOpenTimeout() {
        return limits.settings().streamOpenTimeout;
    }

    /// Returns after how many milliseconds without progress a stream may be closed; 0 means never.
    public long getStreamInactivityTimeout() {
        return limits.settings().streamInactivityTimeout;
    }

    /// Returns the number of open streams.
    public int getTotalNumberOfOpenStreams() {
        return limits.reading() + limits.writing();
    }

    /// Returns the number of open streams that write.
    public int getNumberOfOpenOutputStreams() {
        return limits.writing();
    }

    /// Returns the number of open streams that read.
    public int getNumberOfOpenInputStreams() {
        return limits.reading();
    }

    @Override
    public FSDataOutputStream create(Path f, WriteMode overwriteMode) throws IOException {
        return limits.write(() -> files.create(f, overwriteMode));
    }

    @Override
    public FSDataOutputStream create(Path f, boolean overwrite, int bufferSize, short replication, long blockSize)
            throws IOException {
        return limits.write(() -> files.create(f, overwrite, bufferSize, replication, blockSize));
    }

    @Override
    public FSDataInputStream open(Path f, int bufferSize) throws IOException {
        return limits.read(() -> files.open(f, bufferSize));
    }

    @Override
    public FSDataInputStream open(Path f) throws IOException {
        return limits.read(() -> files.open(f));
    }

    /// Returns the writer of the original file system. Its streams are not counted.
    @Override
    public RecoverableWriter createRecoverableWriter() throws IOException {
        return files.createRecoverableWriter();
    }

    /// Returns the writer of the original file system. Its streams are not counted.
    @Override
    public RecoverableWriter createRecoverableWriter(Map<String, String> conf) throws IOException {
        return files.createRecoverableWriter(conf);
    }

    @Override
    public boolean isDistributedFS() {
        return files.isDistributedFS();
    }

    @Override
    public Path getWorkingDirectory() {
        return files.getWorkingDirectory();
    }

    @Override
    public Path getHomeDirectory() {
        return files.getHomeDirectory();
    }

    @Override
    public URI getUri() {
        return files.getUri();
    }

    @Override
    public FileStatus getFileStatus(Path f) throws IOException {
        return files.getFileStatus(f);
    }

    @Override
    public BlockLocation[] getFileBlockLocations(FileStatus file, long start, long len) throws IOException {
        return files.getFileBlockLocations(file, start, len);
    }

    @Override
    public FileStatus[] listStatus(Path f) throws IOException {
        return files.listStatus(f);
    }

    @Override
    public boolean delete(Path f, boolean recursive) throws IOException {
        return files.delete(f, recursive);
    }

    @Override
    public boolean mkdirs(Path f) throws IOException {
        return files.mkdirs(f);
    }

    @Override
    public boolean rename(Path src, Path dst) throws IOException {
        return files.rename(src, dst);
    }

    @Override
    public boolean exists(Path f) throws IOException {
        return files.exists(f);
    }

    @Override
    public long getDefaultBlockSize() {
        return files.getDefaultBlockSize();
    }
}
