package dev.millrace.api;

import dev.millrace.api.memory.SimpleVersionedSerializer;
import dev.millrace.api.plan.StreamFaults;
import dev.millrace.api.source.Boundedness;
import dev.millrace.api.source.Source;
import dev.millrace.api.source.SourceReader;
import dev.millrace.api.source.SourceReaderContext;
import dev.millrace.api.source.SourceSplit;
import dev.millrace.api.source.SplitEnumerator;
import dev.millrace.api.source.SplitEnumeratorContext;
import dev.millrace.api.util.Preconditions;
import dev.millrace.base.host.Host;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads text from a TCP server. A server cannot repeat text, so records are lost if the job fails and restarts.
final class SocketTextSource implements Source<String, SocketTextSource.WholeSocket, Boolean> {
    private static final long serialVersionUID = 1L;
    private static final int PORT_MAX = 65_535;

    private final String hostName;
    private final int port;
    private final String delimiter;
    private final long retries;

    /// @param retries how often to reconnect; -1 for no limit
    SocketTextSource(String hostName, int port, String delimiter, long retries) {
        Preconditions.checkNotNull(hostName, "the host must be given");
        Preconditions.checkNotNull(delimiter, "the delimiter must be given");
        if (port < 1 || port > PORT_MAX || delimiter.isEmpty() || retries < -1) {
            throw StreamFaults.SETTING
                    .argument(
                            "A socket source has the port %d, the delimiter '%s' and %d retries.",
                            port, delimiter, retries)
                    .why(
                            "The port must be from 1 to %d, the delimiter must not be empty, and retries must be -1"
                                    + " or more.",
                            PORT_MAX)
                    .fix("Correct the parameters of the source.");
        }
        this.hostName = hostName;
        this.port = port;
        this.delimiter = delimiter;
        this.retries = retries;
    }

    String hostName() {
        return hostName;
    }

    int port() {
        return port;
    }

    String delimiter() {
        return delimiter;
    }

    long retries() {
        return retries;
    }

    @Override
    public Boundedness getBoundedness() {
        return Boundedness.CONTINUOUS_UNBOUNDED;
    }

    @Override
    public SourceReader<String, WholeSocket> createReader(SourceReaderContext readerContext) {
        return new SocketTextReader(this, readerContext, Host.real());
    }

    @Override
    public SplitEnumerator<WholeSocket, Boolean> createEnumerator(SplitEnumeratorContext<WholeSocket> enumContext) {
        return new SocketEnumerator(enumContext, false);
    }

    @Override
    public SplitEnumerator<WholeSocket, Boolean> restoreEnumerator(
            SplitEnumeratorContext<WholeSocket> enumContext, Boolean isAssigned) {
        return new SocketEnumerator(enumContext, isAssigned);
    }

    @Override
    public SimpleVersionedSerializer<WholeSocket> getSplitSerializer() {
        return new TextSerializer<>() {
            @Override
            String text(WholeSocket split) {
                return split.splitId();
            }

            @Override
            WholeSocket read(String text) {
                return new WholeSocket();
            }
        };
    }

    @Override
    public SimpleVersionedSerializer<Boolean> getEnumeratorCheckpointSerializer() {
        return new TextSerializer<>() {
            @Override
            String text(Boolean isAssigned) {
                return isAssigned.toString();
            }

            @Override
            Boolean read(String text) {
                return Boolean.valueOf(text);
            }
        };
    }

    /// Represents the only split.
    record WholeSocket() implements SourceSplit {
        @Override
        public String splitId() {
            return "socket";
        }
    }

    /// Assigns the split to the first reader that requests one.
    private static final class SocketEnumerator implements SplitEnumerator<WholeSocket, Boolean> {
        private final SplitEnumeratorContext<WholeSocket> context;
        private boolean isAssigned;

        SocketEnumerator(SplitEnumeratorContext<WholeSocket> context, boolean isAssigned) {
            this.context = context;
            this.isAssigned = isAssigned;
        }

        @Override
        public void start() {}

        @Override
        public void handleSplitRequest(int subtaskId, @Nullable String requesterHostname) {
            if (!isAssigned) {
                isAssigned = true;
                context.assignSplit(new WholeSocket(), subtaskId);
            }
            context.signalNoMoreSplits(subtaskId);
        }

        @Override
        public void addSplitsBack(List<WholeSocket> splits, int subtaskId) {
            if (!splits.isEmpty()) isAssigned = false;
        }

        @Override
        public void addReader(int subtaskId) {}

        @Override
        public Boolean snapshotState(long checkpointId) {
            return isAssigned;
        }

        @Override
        public void close() {}
    }

    /// Serializes values as a word of text.
    private abstract static class TextSerializer<E> implements SimpleVersionedSerializer<E> {
        abstract String text(E value);

        abstract E read(String text);

        @Override
        public int getVersion() {
            return 1;
        }

        @Override
        public byte[] serialize(E value) throws IOException {
            return text(value).getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public E deserialize(int version, byte[] serialized) throws IOException {
            return read(new String(serialized, StandardCharsets.UTF_8));
        }
    }
}
