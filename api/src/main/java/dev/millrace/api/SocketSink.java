package dev.millrace.api;

import dev.millrace.api.serialization.SerializationSchema;
import dev.millrace.api.sink.Sink;
import dev.millrace.api.sink.SinkWriter;
import dev.millrace.api.sink.WriterInitContext;
import dev.millrace.base.host.Host;
import dev.millrace.base.host.Network;
import java.io.IOException;
import java.io.OutputStream;

/// Sends each record to a TCP server at once. If the connection fails, the job fails.
final class SocketSink<T> implements Sink<T> {
    private static final long serialVersionUID = 1L;
    private static final int CONNECT_TIMEOUT_MILLIS = 30_000;

    private final String hostName;
    private final int port;
    private final SerializationSchema<T> schema;

    SocketSink(String hostName, int port, SerializationSchema<T> schema) {
        this.hostName = hostName;
        this.port = port;
        this.schema = schema;
    }

    @Override
    public SinkWriter<T> createWriter(WriterInitContext context) throws IOException {
        return createWriter(context, Host.real());
    }

    SinkWriter<T> createWriter(WriterInitContext context, Host host) throws IOException {
        try {
            schema.open(context.asSerializationSchemaInitializationContext());
        } catch (Exception thrown) {
            throw new IOException("the serialization schema of the socket sink could not be opened", thrown);
        }
        return new SocketWriter<>(host.network().connect(hostName, port, CONNECT_TIMEOUT_MILLIS), schema);
    }

    private static final class SocketWriter<T> implements SinkWriter<T> {
        private final Network.Connection connection;
        private final OutputStream output;
        private final SerializationSchema<T> schema;

        SocketWriter(Network.Connection connection, SerializationSchema<T> schema) throws IOException {
            this.connection = connection;
            this.output = connection.output();
            this.schema = schema;
        }

        @Override
        public void write(T element, Context context) throws IOException {
            output.write(schema.serialize(element));
        }

        @Override
        public void flush(boolean endOfInput) throws IOException {
            output.flush();
        }

        @Override
        public void close() throws IOException {
            connection.close();
        }
    }
}
