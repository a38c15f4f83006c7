package dev.millrace.cluster.call;

import dev.millrace.api.memory.DataInputDeserializer;
import dev.millrace.api.memory.DataOutputSerializer;
import dev.millrace.base.fault.Category;
import dev.millrace.base.fault.Check;
import dev.millrace.base.fault.CodedException;
import dev.millrace.base.fault.Fault;
import dev.millrace.base.fault.MillraceException;
import dev.millrace.cluster.ClusterFaults;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Encodes and decodes calls and answers.
///
/// A call consists of version, name, checksums of the formats of call and answer, fencing token, and body. An answer
/// consists of version, 0 and body, or of version, 1 and a fault.
final class CallFrame {
    private static final int VERSION = 1;
    private static final int REPLY = 0;
    private static final int FAULT = 1;
    private static final int TEXT_MAX = 16_000;

    private CallFrame() {}

    /// Holds the head of a call, which is read before the type of the call is known.
    record Head(String name, int callMark, int replyMark, FencingToken token) {}

    static byte[] call(Protocol.Pair pair, Object call, FencingToken token) {
        try {
            DataOutputSerializer out = new DataOutputSerializer(256);
            out.writeByte(VERSION);
            out.writeUTF(pair.call().name());
            out.writeInt(pair.call().mark());
            out.writeInt(pair.reply().mark());
            out.writeLong(token.epoch());
            out.writeUTF(token.job());
            out.writeInt(token.attempt());
            pair.call().write(call, out);
            return out.getCopyOfBuffer();
        } catch (IOException impossible) {
            throw Check.broken("writing into memory failed: %s", impossible);
        }
    }

    static Head head(DataInputDeserializer in) {
        try {
            version(in);
            String name = in.readUTF();
            int callMark = in.readInt();
            int replyMark = in.readInt();
            return new Head(name, callMark, replyMark, new FencingToken(in.readLong(), in.readUTF(), in.readInt()));
        } catch (IOException cut) {
            throw malformed(cut);
        }
    }

    static byte[] reply(MessageCodec<?> form, Object reply) {
        try {
            DataOutputSerializer out = new DataOutputSerializer(256);
            out.writeByte(VERSION);
            out.writeByte(REPLY);
            form.write(reply, out);
            return out.getCopyOfBuffer();
        } catch (IOException impossible) {
            throw Check.broken("writing into memory failed: %s", impossible);
        }
    }

    static byte[] fault(CodedException thrown) {
        try {
            DataOutputSerializer out = new DataOutputSerializer(256);
            out.writeByte(VERSION);
            out.writeByte(FAULT);
            out.writeShort(thrown.fault().number());
            out.writeUTF(thrown.fault().category().name());
            text(thrown.fault().title(), out);
            text(thrown.what(), out);
            text(thrown.why(), out);
            text(thrown.fix(), out);
            text(thrown.where(), out);
            return out.getCopyOfBuffer();
        } catch (IOException impossible) {
            throw Check.broken("writing into memory failed: %s", impossible);
        }
    }

    /// Returns the answer, or throws the callee's fault.
    static <R> R open(byte[] bytes, MessageCodec<R> form, Address peer) {
        try {
            DataInputDeserializer in = new DataInputDeserializer(bytes);
            version(in);
            if (in.readByte() == REPLY) return form.read(in);
            throw fault(in, peer);
        } catch (IOException cut) {
            throw malformed(cut);
        }
    }

    private static MillraceException fault(DataInput in, Address peer) throws IOException {
        int number = in.readShort();
        Category category = Category.valueOf(in.readUTF());
        Fault fault = new Fault(number, category, present(in));
        Fault.Report<MillraceException> report = fault.what("%s", present(in));
        String why = text(in);
        if (why != null) report = report.why("%s", why);
        MillraceException told = report.fix("%s", present(in));
        String where = text(in);
        return told.in(where == null ? "at " + peer : where + ", at " + peer);
    }

    private static void version(DataInput in) throws IOException {
        int version = in.readByte();
        if (version == VERSION) return;
        throw ClusterFaults.OTHER_FORM
                .what("A message has the version %d.", version)
                .why("This process supports version %d.", VERSION)
                .fix("Run the same release in all processes of the cluster.");
    }

    private static void text(@Nullable String text, DataOutput out) throws IOException {
        out.writeBoolean(text != null);
        // A character has up to three bytes, and `writeUTF` writes at most 65,535 bytes.
        if (text != null) out.writeUTF(text.length() > TEXT_MAX ? text.substring(0, TEXT_MAX) + "…" : text);
    }

    private static @Nullable String text(DataInput in) throws IOException {
        return in.readBoolean() ? in.readUTF() : null;
    }

    private static String present(DataInput in) throws IOException {
        String text = text(in);
        return text == null ? "" : text;
    }

    private static MillraceException malformed(IOException cut) {
        return ClusterFaults.MALFORMED
                .what("The received bytes are not a message of this cluster.")
                .cause(cut)
                .fix("Check that only processes of this cluster call its ports.");
    }
}
