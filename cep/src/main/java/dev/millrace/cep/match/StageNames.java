package dev.millrace.cep.match;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Finds the stages of restored partial matches by their names, because a changed pattern may have other indexes.
final class StageNames {
    private StageNames() {}

    /// Returns partial matches with the indexes of the current stages.
    ///
    /// @param names the names of the stages to which the partial matches refer
    /// @param current the names of the current stages
    /// @throws dev.millrace.base.fault.MillraceException if a stage does not exist any more
    static List<PartialMatch> moved(List<PartialMatch> matches, List<String> names, List<String> current) {
        if (names.equals(current)) return matches;
        Map<String, Integer> indexes = new HashMap<>();
        for (int i = 0; i < current.size(); i++) indexes.put(current.get(i), i);
        List<PartialMatch> moved = new ArrayList<>();
        for (PartialMatch each : matches) moved.add(each.at(index(names.get(each.stage()), indexes)));
        return moved;
    }

    private static int index(String stage, Map<String, Integer> indexes) {
        Integer index = indexes.get(stage);
        if (index != null) return index;
        throw MatchFaults.CHANGED
                .what("The snapshot has partial matches at the stage '%s', which the pattern does not have.", stage)
                .why("The pattern was changed after the snapshot was taken.")
                .fix("Use the former pattern, or give the step a new uid to start without partial matches.");
    }
}
