package dev.millrace.api;

import dev.millrace.api.time.WatermarkStrategy;
import dev.millrace.api.type.Types;

/// Contains the methods of an environment that read text from sockets.
public sealed interface SocketInputs permits StreamExecutionEnvironment {

    private StreamExecutionEnvironment self() {
        return (StreamExecutionEnvironment) this;
    }

    /// Reads text from a TCP server and splits it at a delimiter.
    ///
    /// @param maxRetry how often to reconnect after the server closed the connection, at intervals of 500
    /// milliseconds; -1 for no limit
    default DataStreamSource<String> socketTextStream(String hostname, int port, String delimiter, long maxRetry) {
        SocketTextSource source = new SocketTextSource(hostname, port, delimiter, maxRetry);
        DataStreamSource<String> stream =
                self().fromSource(source, WatermarkStrategy.noWatermarks(), "Socket Stream", Types.STRING);
        stream.step().fixParallelism();
        return stream;
    }

    /// Reads text from a TCP server and splits it at a delimiter.
    ///
    /// @param maxRetry how often to reconnect after the server closed the connection, at intervals of 500
    /// milliseconds; -1 for no limit
    default DataStreamSource<String> socketTextStream(String hostname, int port, char delimiter, long maxRetry) {
        return socketTextStream(hostname, port, String.valueOf(delimiter), maxRetry);
    }

    /// Reads text from a TCP server and splits it at a delimiter. The stream ends when the server closes
    /// the connection.
    default DataStreamSource<String> socketTextStream(String hostname, int port, String delimiter) {
        return socketTextStream(hostname, port, delimiter, 0);
    }

    /// Reads text from a TCP server and splits it at a delimiter. The stream ends when the server closes
    /// the connection.
    default DataStreamSource<String> socketTextStream(String hostname, int port, char delimiter) {
        return socketTextStream(hostname, port, delimiter, 0);
    }

    /// Reads lines of text from a TCP server. The stream ends when the server closes the connection.
    default DataStreamSource<String> socketTextStream(String hostname, int port) {
        return socketTextStream(hostname, port, "\n");
    }
}
