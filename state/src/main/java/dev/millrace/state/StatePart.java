package dev.millrace.state;

import dev.millrace.state.file.Section;
import dev.millrace.state.table.TableSnapshot;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One state as a snapshot has it, or of a state with namespaces one namespace.
///
/// @param tables by key group; one under -1 if it holds all groups
/// @param namespace as it is written; empty if there is none
/// @param away where rows lie that are not in the tables
record StatePart<K>(
        Section section,
        RowCodec form,
        Map<Integer, TableSnapshot<K>> tables,
        byte[] namespace,
        StateTable.@Nullable AwayRows away) {}
