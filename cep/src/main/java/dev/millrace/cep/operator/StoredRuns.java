package dev.millrace.cep.operator;

import dev.millrace.api.memory.DataInputView;
import dev.millrace.api.memory.DataOutputView;
import dev.millrace.cep.match.PartialMatch;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Holds partial matches as they are written: their stages are indexes in a list of names.
record StoredRuns(List<String> stages, List<PartialMatch> runs) {

    /// Writes partial matches, and the names of the stages that they use.
    static void write(List<PartialMatch> runs, List<String> stages, DataOutputView out) throws IOException {
        List<String> names = new ArrayList<>();
        for (PartialMatch each : runs) {
            String name = stages.get(each.stage());
            if (!names.contains(name)) names.add(name);
        }
        out.writeInt(names.size());
        for (String each : names) out.writeUTF(each);
        out.writeInt(runs.size());
        for (PartialMatch each : runs) {
            out.writeInt(names.indexOf(stages.get(each.stage())));
            out.writeLong(each.last());
            if (!each.hasEvents()) continue;
            out.writeInt(each.edge());
            out.writeLong(each.lastTime());
            out.writeLong(each.first());
            out.writeLong(each.firstTime());
        }
    }

    static StoredRuns read(DataInputView in) throws IOException {
        List<String> stages = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) stages.add(in.readUTF());
        List<PartialMatch> runs = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            int stage = in.readInt();
            long last = in.readLong();
            runs.add(
                    last < 0
                            ? PartialMatch.empty(stage)
                            : new PartialMatch(stage, last, in.readInt(), in.readLong(), in.readLong(), in.readLong()));
        }
        return new StoredRuns(stages, runs);
    }
}
