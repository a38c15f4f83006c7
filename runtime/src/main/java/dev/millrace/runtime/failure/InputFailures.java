package dev.millrace.runtime.failure;

import dev.millrace.api.failure.FailedRecord;
import dev.millrace.api.failure.OnFailure;
import dev.millrace.api.memory.DataOutputSerializer;
import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.base.fault.Check;
import dev.millrace.base.fault.MillraceException;
import dev.millrace.runtime.chain.ChainFaults;
import dev.millrace.runtime.chain.Receiver;
import dev.millrace.runtime.chain.UserFailures;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Handles records at which the user code of one operator throws. Called by the subtask's thread only.
final class InputFailures {
    private static final int FINGERPRINT_BYTES = 16;
    private static final int TEXT_MAX = 100_000;
    private static final int SHOWN_MAX = 200;

    /// Describes the operator and its policy.
    ///
    /// @param operator the step's name
    /// @param uid the operator id, which stays the same after a restart
    /// @param serializer the serializer of the input records; may throw
    /// @param isRouted true if failed records are routed
    /// @param stream receives the error stream; null if the stream is not read
    record Place(
            String operator,
            String uid,
            OnFailure policy,
            Supplier<TypeSerializer<Object>> serializer,
            @Nullable Receiver<Object> stream,
            @Nullable ErrorFile file,
            ChainFailures.Counters counters) {}

    private final ChainFailures chain;
    private final Place place;
    private final UserFailures failures;

    InputFailures(ChainFailures chain, Place place, UserFailures failures) {
        this.chain = chain;
        this.place = place;
        this.failures = failures;
    }

    /// Handles a failure.
    ///
    /// @throws MillraceException the failure, or a more serious one, if the record fails the attempt
    void decide(MillraceException told, @Nullable Object value, long timestamp) {
        if (!isOfRecord(told, value)) throw told;
        if (place.policy == OnFailure.FAIL) throw chain.refuse(told);
        byte[] payload = payload(value);
        String text = text(value);
        String fingerprint = fingerprint(payload, text);
        if (!chain.job().isEnough(fingerprint)) throw chain.refuse(told);
        if (place.policy == OnFailure.SKIP) skip(told, text);
        else route(told, failed(told, fingerprint, payload, text, timestamp), timestamp);
    }

    /// Returns whether this operator's user code threw at this record, and nothing else is wrong.
    private boolean isOfRecord(MillraceException told, @Nullable Object value) {
        if (told.fault() != ChainFaults.USER_CODE || chain.isRefused(told)) return false;
        if (chain.subtaskContext().isCancelled() || !chain.subtaskContext().isAt(told, value)) return false;
        for (Throwable each = told.getCause(); each != null; each = each.getCause())
            if (each instanceof InterruptedException || each instanceof LinkageError) return false;
        return true;
    }

    private void skip(MillraceException told, String text) {
        if (!chain.job().maySkip()) {
            throw chain.refuse(FailureFaults.TOO_MANY_SKIPPED
                    .what(
                            "'%s' failed at a record, and the job has already skipped %d records, the maximum.",
                            place.operator, chain.job().rules().skippedMax())
                    .cause(told)
                    .fix("Correct the cause. To skip more records, raise millrace.records.skipped-max."));
        }
        place.counters.skipped().inc();
        chain.job().say("skipped a record at '" + place.operator + "'", shown(told, text));
    }

    private void route(MillraceException told, FailedRecord failed, long timestamp) {
        if (place.stream != null) place.stream.record(failed, timestamp);
        else if (place.file != null) write(place.file, failed);
        else {
            throw chain.refuse(FailureFaults.NOWHERE_TO_ROUTE
                    .what("A record failed at '%s', and failed records have no target.", place.operator)
                    .cause(told)
                    .fix("Read getSideOutput(FailedRecords.TAG) of this step, or set"
                            + " millrace.records.error-directory."));
        }
        place.counters.routed().inc();
        chain.job().say("routed a record that failed at '" + place.operator + "'", shown(told, failed.text()));
    }

    private void write(ErrorFile file, FailedRecord failed) {
        try {
            file.append(failed);
        } catch (IOException | RuntimeException unwritten) {
            throw chain.refuse(FailureFaults.NOT_ROUTED
                    .what("A record that failed at '%s' could not be written.", place.operator)
                    .cause(unwritten)
                    .fix("Free disk space at millrace.records.error-directory. The job restarts before the record."));
        }
    }

    private FailedRecord failed(
            MillraceException told, String fingerprint, byte[] payload, String text, long timestamp) {
        Throwable cause = Check.present(told.getCause(), "what user code threw");
        return new FailedRecord(
                fingerprint,
                place.operator,
                chain.subtask().index(),
                chain.subtaskContext().position(),
                chain.subtaskContext().origin(),
                chain.job().host().clock().millis(),
                timestamp,
                text,
                payload,
                cause.toString(),
                failures.line(cause));
    }

    private String shown(MillraceException told, String text) {
        Throwable cause = Check.present(told.getCause(), "what user code threw");
        return "%s at %s, record %s"
                .formatted(
                        cause,
                        failures.line(cause),
                        text.length() <= SHOWN_MAX ? text : text.substring(0, SHOWN_MAX) + "…");
    }

    private byte[] payload(@Nullable Object value) {
        try {
            DataOutputSerializer out = new DataOutputSerializer(64);
            place.serializer.get().serialize(Check.present(value, "a record"), out);
            return out.getCopyOfBuffer();
        } catch (IOException | RuntimeException unwritable) {
            return new byte[0];
        }
    }

    private static String text(@Nullable Object value) {
        try {
            String text = String.valueOf(value);
            return text.length() <= TEXT_MAX ? text : text.substring(0, TEXT_MAX) + "…";
        } catch (RuntimeException broken) {
            return "a record whose toString threw " + broken.getClass().getName();
        }
    }

    private String fingerprint(byte[] payload, String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(place.uid.getBytes(StandardCharsets.UTF_8));
            digest.update(payload.length > 0 ? payload : text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(), 0, FINGERPRINT_BYTES);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
