package dev.millrace.network;

import dev.millrace.api.memory.DataInputDeserializer;
import dev.millrace.api.memory.DataOutputSerializer;
import dev.millrace.network.wire.WireFaults;
import java.io.IOException;

/// Carries the first message of both sides of a connection.
///
/// @param version the version of the protocol
/// @param process the name of the sender
record Hello(int version, String process) {
    static final int VERSION = 2;
    private static final int MAGIC = 0x4D494C4C;

    void write(DataOutputSerializer out) throws IOException {
        out.writeInt(MAGIC);
        out.writeInt(version);
        out.writeUTF(process);
    }

    static Hello read(DataInputDeserializer in) throws IOException {
        int magic = in.readInt();
        if (magic != MAGIC) throw WireFaults.broken("a greeting that begins with %08x", magic);
        int version = in.readInt();
        return new Hello(version, version == VERSION ? in.readUTF() : "?");
    }
}
