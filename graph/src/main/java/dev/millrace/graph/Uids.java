package dev.millrace.graph;

import dev.millrace.api.plan.Operation;
import dev.millrace.api.plan.Step;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/// Gives each step an identity that stays the same whenever the same pipeline is built: the user's, or a hash of what
/// it does
/// and of its inputs' identities.
final class Uids {
    private final Map<Integer, String> byStep = new HashMap<>();

    private Uids() {}

    static Map<Integer, String> of(List<Step<?>> steps) {
        Uids uids = new Uids();
        Map<String, Step<?>> given = new HashMap<>();
        Map<String, Integer> repeated = new HashMap<>();
        for (Step<?> step : steps) {
            String uid = step.uid();
            Step<?> other = uid == null ? null : given.put(uid, step);
            if (other != null) {
                throw GraphFaults.UID_TWICE
                        .what("steps %s and %s both have the uid '%s'", other.where(), step.where(), uid)
                        .fix("give each step a uid of its own");
            }
            uids.byStep.put(step.id(), uids.hash(step, repeated));
        }
        return uids.byStep;
    }

    private String hash(Step<?> step, Map<String, Integer> repeated) {
        String hash = step.uidHash();
        if (hash != null) return hash;
        String uid = step.uid();
        if (uid != null) return digest("uid:" + uid);
        StringBuilder text = new StringBuilder(step.operation().getClass().getSimpleName());
        if (step.operation() instanceof Operation.SideOutput side) text.append(side.tag().getId());
        for (Step<?> input : step.inputs()) text.append('<').append(byStep.get(input.id()));
        // Steps of equal kind on equal inputs are told apart by their order.
        int number = repeated.merge(text.toString(), 1, Integer::sum);
        return digest(text.append('#').append(number).toString());
    }

    private static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
