package dev.millrace.cluster.crew;

import dev.millrace.base.fault.Check;
import dev.millrace.base.fault.Fault;
import dev.millrace.base.fault.MillraceException;
import dev.millrace.cluster.ClusterFaults;
import dev.millrace.cluster.call.Address;
import dev.millrace.cluster.call.Form;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/// Where all subtasks of an attempt at a region are. Each of its workers is told all of it, so it is [packed][#packed],
/// once for all of them.
///
/// @param first the number of the first subtask
/// @param workers their names
/// @param doors where they take batches, `host:port`
/// @param places two bytes for each subtask, the higher first: the worker, or [#NOBODY] if there is no such subtask
public record Layout(int first, List<String> workers, List<String> doors, byte[] places) {
    private static final int NOBODY = 0xFFFF;
    private static final String FIX = "see that only processes of this cluster call its ports";
    private static final int BYTES_MAX = 16 << 20;
    private static final Form<Layout> FORM = new Form<>(Layout.class);

    /// @param names of the workers of the subtasks, by their numbers
    /// @param doors of all workers there are, by their names
    static Layout of(Map<Integer, String> names, Map<String, String> doors) {
        int first = Integer.MAX_VALUE;
        int last = -1;
        Map<String, Integer> used = new TreeMap<>();
        for (Map.Entry<Integer, String> each : names.entrySet()) {
            first = Math.min(first, each.getKey());
            last = Math.max(last, each.getKey());
            used.put(each.getValue(), 0);
        }
        Check.that(used.size() < NOBODY, "an attempt on %d workers", used.size());
        List<String> open = new ArrayList<>();
        used.replaceAll((name, _) -> {
            open.add(Check.present(doors.get(name), "the door of a worker"));
            return open.size() - 1;
        });
        byte[] places = new byte[last < 0 ? 0 : 2 * (last - first + 1)];
        for (int member = first; member <= last; member++) {
            String name = names.get(member);
            int index = name == null ? NOBODY : Check.present(used.get(name), "a worker");
            places[2 * (member - first)] = (byte) (index >> 8);
            places[2 * (member - first) + 1] = (byte) index;
        }
        return new Layout(first, List.copyOf(used.keySet()), open, places);
    }

    /// It in few bytes: neighbours have much in common.
    byte[] packed() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(bytes)) {
            out.write(FORM.written(this));
        } catch (IOException impossible) {
            throw Check.broken("writing into memory failed: %s", impossible);
        }
        return bytes.toByteArray();
    }

    /// What [#packed] gave.
    ///
    /// @throws MillraceException [ClusterFaults#MALFORMED]
    static Layout unpacked(byte[] packed) {
        try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(packed))) {
            byte[] bytes = in.readNBytes(BYTES_MAX);
            if (in.read() < 0) return FORM.read(bytes);
            throw malformed().why("it is longer than %d bytes", BYTES_MAX).fix(FIX);
        } catch (IOException broken) {
            throw malformed().cause(broken).fix(FIX);
        }
    }

    private static Fault.Report malformed() {
        return ClusterFaults.MALFORMED.what("bytes do not say where the subtasks of a job are");
    }

    /// Where the worker of a subtask takes batches.
    Address door(int member) {
        int at = 2 * (member - first);
        int index = (places[at] & 0xFF) << 8 | places[at + 1] & 0xFF;
        Check.that(index != NOBODY, "subtask %d is nowhere", member);
        return Address.of(doors.get(index));
    }

    /// How many workers have a part in it.
    int width() {
        return workers.size();
    }
}
