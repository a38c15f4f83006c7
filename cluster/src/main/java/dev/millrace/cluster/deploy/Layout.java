package dev.millrace.cluster.deploy;

import dev.millrace.base.fault.Check;
import dev.millrace.base.fault.Fault;
import dev.millrace.base.fault.MillraceException;
import dev.millrace.cluster.ClusterFaults;
import dev.millrace.cluster.call.Address;
import dev.millrace.cluster.call.MessageCodec;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/// Tells which worker runs each subtask of an attempt at a region. All workers of the attempt receive the same layout,
/// so it is [packed][#packed] once for all of them.
///
/// @param first the number of the first subtask
/// @param doors the data addresses of the workers, `host:port`, in the order in which subtasks first refer to them
/// @param places two bytes for each subtask, the higher byte first: the index of the worker's data address, or
/// [#NOBODY] if there is no such subtask
public record Layout(int first, List<String> doors, byte[] places) {
    private static final int NOBODY = 0xFFFF;
    private static final String FIX = "Check that only processes of this cluster call its ports.";
    private static final int BYTES_MAX = 16 << 20;
    private static final MessageCodec<Layout> FORM = new MessageCodec<>(Layout.class);

    /// @param names the names of the subtasks' workers, by subtask number
    /// @param dataAddresses the data addresses of all workers, by worker name
    static Layout of(Map<Integer, String> names, Map<String, String> dataAddresses) {
        int first = names.keySet().stream().min(Integer::compare).orElse(0);
        int last = names.keySet().stream().max(Integer::compare).orElse(-1);
        Map<String, Integer> used = new HashMap<>();
        List<String> open = new ArrayList<>();
        byte[] places = new byte[2 * (last - first + 1)];
        for (int member = first; member <= last; member++) {
            String name = names.get(member);
            int worker = NOBODY;
            if (name != null) {
                worker = used.computeIfAbsent(name, each -> {
                    open.add(Check.present(dataAddresses.get(each), "the data address of a worker"));
                    return open.size() - 1;
                });
            }
            put(places, member - first, worker);
        }
        Check.that(open.size() < NOBODY, "an attempt on %d workers", open.size());
        return new Layout(first, open, places);
    }

    private static void put(byte[] places, int index, int place) {
        places[2 * index] = (byte) (place >> 8);
        places[2 * index + 1] = (byte) place;
    }

    private static int get(byte[] places, int index) {
        return (places[2 * index] & 0xFF) << 8 | places[2 * index + 1] & 0xFF;
    }

    /// Returns the compressed layout. The next subtask is usually at the next worker, so the differences between
    /// places are written, which compress well.
    byte[] packed() {
        byte[] steps = new byte[places.length];
        int before = 0;
        for (int i = 0; i < places.length / 2; i++) {
            int place = get(places, i);
            put(steps, i, place - before);
            before = place;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(bytes)) {
            out.write(FORM.written(new Layout(first, doors, steps)));
        } catch (IOException impossible) {
            throw Check.broken("writing into memory failed: %s", impossible);
        }
        return bytes.toByteArray();
    }

    /// Reads a layout that [#packed] returned.
    ///
    /// @throws MillraceException [ClusterFaults#MALFORMED]
    static Layout unpacked(byte[] packed) {
        try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(packed))) {
            byte[] bytes = in.readNBytes(BYTES_MAX);
            if (in.read() < 0) return FORM.read(bytes).walked();
            throw malformed()
                    .why("The layout is longer than %d bytes.", BYTES_MAX)
                    .fix(FIX);
        } catch (IOException broken) {
            throw malformed().cause(broken).fix(FIX);
        }
    }

    /// Returns the layout with places instead of differences.
    private Layout walked() {
        byte[] walked = new byte[places.length];
        int place = 0;
        for (int i = 0; i < places.length / 2; i++) {
            place = place + get(places, i) & 0xFFFF;
            put(walked, i, place);
        }
        return new Layout(first, doors, walked);
    }

    private static Fault.Report<MillraceException> malformed() {
        return ClusterFaults.MALFORMED.what("The received bytes are not a layout of the subtasks of a job.");
    }

    /// Returns the data address of a subtask's worker.
    Address door(int member) {
        int worker = get(places, member - first);
        Check.that(worker != NOBODY, "subtask %d is nowhere", member);
        return Address.of(doors.get(worker));
    }

    /// Returns the number of workers of the attempt.
    int width() {
        return doors.size();
    }
}
