package dev.millrace.cluster.call;

import io.grpc.MethodDescriptor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/// Defines the one method of the one gRPC service: bytes to bytes.
final class GrpcBytes implements MethodDescriptor.Marshaller<byte[]> {
    static final String SERVICE = "millrace.Calls";
    static final MethodDescriptor<byte[], byte[]> METHOD = MethodDescriptor.<byte[], byte[]>newBuilder()
            .setType(MethodDescriptor.MethodType.UNARY)
            .setFullMethodName(MethodDescriptor.generateFullMethodName(SERVICE, "Call"))
            .setRequestMarshaller(new GrpcBytes())
            .setResponseMarshaller(new GrpcBytes())
            .build();

    private GrpcBytes() {}

    @Override
    public InputStream stream(byte[] value) {
        return new ByteArrayInputStream(value);
    }

    @Override
    public byte[] parse(InputStream stream) {
        try {
            return stream.readAllBytes();
        } catch (IOException cut) {
            throw new UncheckedIOException(cut);
        }
    }
}
