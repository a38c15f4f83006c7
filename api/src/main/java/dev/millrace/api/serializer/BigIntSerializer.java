package dev.millrace.api.serializer;

import dev.millrace.api.memory.DataInputView;
import dev.millrace.api.memory.DataOutputView;
import java.io.IOException;
import java.math.BigInteger;

/// Serializes BigInteger values and null.
@SuppressWarnings("NullAway")
public final class BigIntSerializer extends ImmutableSerializer<BigInteger> {
    private static final long serialVersionUID = 1L;

    /// The shared instance.
    public static final BigIntSerializer INSTANCE = new BigIntSerializer();

    /// Creates an instance, which equals [#INSTANCE].
    public BigIntSerializer() {}

    @Override
    public BigInteger createInstance() {
        return BigInteger.ZERO;
    }

    @Override
    public void serialize(BigInteger record, DataOutputView target) throws IOException {
        target.writeBoolean(record != null);
        if (record == null) return;
        Compact.writeBytes(record.toByteArray(), target);
    }

    @Override
    public BigInteger deserialize(DataInputView source) throws IOException {
        if (!source.readBoolean()) return null;
        return new BigInteger(Compact.readBytes(source));
    }
}
