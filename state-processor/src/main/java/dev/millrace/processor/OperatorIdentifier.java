package dev.millrace.processor;

import dev.millrace.api.util.OperatorID;
import dev.millrace.api.util.Preconditions;
import dev.millrace.graph.Uids;
import dev.millrace.processor.savepoint.ProcessorFaults;
import java.io.Serializable;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Identifies an operator of a savepoint. Identifiers of the same operator are equal, whether made from a uid or
/// from a uid hash.
public final class OperatorIdentifier implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final String HASH = "[0-9a-f]{32}";

    private final String id;
    private final @Nullable String uid;

    private OperatorIdentifier(String id, @Nullable String uid) {
        this.id = id;
        this.uid = uid;
    }

    /// @param uidHash 32 hex digits, as in `setUidHash` and in the output of `millrace state`
    public static OperatorIdentifier forUidHash(String uidHash) {
        String hash = Preconditions.checkNotNull(uidHash).toLowerCase(Locale.ROOT);
        if (hash.matches(HASH)) return new OperatorIdentifier(hash, null);
        throw ProcessorFaults.IDENTIFIER
                .what("'%s' is not the hash of a uid.", uidHash)
                .why("A hash has 32 hexadecimal digits.")
                .fix("Pass the uid itself with forUid.");
    }

    /// @param uid as in `uid(…)`
    public static OperatorIdentifier forUid(String uid) {
        return new OperatorIdentifier(Uids.hashOf(Preconditions.checkNotNull(uid)), uid);
    }

    /// Returns the uid; empty if the operator was identified by its uid hash.
    public Optional<String> getUid() {
        return Optional.ofNullable(uid);
    }

    public OperatorID getOperatorId() {
        return new OperatorID(HexFormat.of().parseHex(id));
    }

    /// Returns the id in savepoints.
    String id() {
        return id;
    }

    /// Returns the identifier as programs write it.
    String shown() {
        return uid == null ? "uid hash " + id : "uid '%s'".formatted(uid);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof OperatorIdentifier identifier && id.equals(identifier.id);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    @Override
    public String toString() {
        return shown();
    }
}
