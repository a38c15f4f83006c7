package dev.millrace.state;

import dev.millrace.state.file.Section;
import dev.millrace.state.table.StateTable;
import dev.millrace.state.table.TableSnapshot;
import dev.millrace.state.value.RowCodec;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Holds one state of a snapshot, or one namespace of a state with namespaces.
///
/// @param tables the tables by key group; the key is -1 if one table holds all groups
/// @param namespace the serialized namespace; empty if there is none
/// @param away the location of rows that are not in the tables, or null if there are none
record StatePart<K>(
        Section section,
        RowCodec form,
        Map<Integer, TableSnapshot<K>> tables,
        byte[] namespace,
        StateTable.@Nullable AwayRows away) {}
