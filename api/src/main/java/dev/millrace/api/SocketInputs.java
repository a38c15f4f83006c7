package dev.millrace.api;

import dev.millrace.api.time.WatermarkStrategy;
import dev.millrace.api.type.Types;

/// The streams of text from sockets.
public sealed interface SocketInputs permits StreamExecutionEnvironment {

    private StreamExecutionEnvironment self() {
        return (StreamExecutionEnvironment) this;
    }

    /// Text from a server, cut at a delimiter; ends when the server ends.
    default DataStreamSource<String> socketTextStream(String hostname, int port, String delimiter, long maxRetry) {
        SocketTextSource source = new SocketTextSource(hostname, port, delimiter, maxRetry);
        DataStreamSource<String> stream =
                self().fromSource(source, WatermarkStrategy.noWatermarks(), "Socket Stream", Types.STRING);
        stream.step().fixParallelism();
        return stream;
    }

    /// Text from a server, cut at a delimiter.
    ///
    /// @param maxRetry how often to connect again after the server ended, at half-second distances; -1 for always
    default DataStreamSource<String> socketTextStream(String hostname, int port, char delimiter, long maxRetry) {
        return socketTextStream(hostname, port, String.valueOf(delimiter), maxRetry);
    }

    /// Text from a server, cut at a delimiter; ends when the server ends.
    default DataStreamSource<String> socketTextStream(String hostname, int port, String delimiter) {
        return socketTextStream(hostname, port, delimiter, 0);
    }

    /// Text from a server, cut at a delimiter; ends when the server ends.
    default DataStreamSource<String> socketTextStream(String hostname, int port, char delimiter) {
        return socketTextStream(hostname, port, delimiter, 0);
    }

    /// Lines of text from a server; ends when the server ends.
    default DataStreamSource<String> socketTextStream(String hostname, int port) {
        return socketTextStream(hostname, port, "\n");
    }
}
