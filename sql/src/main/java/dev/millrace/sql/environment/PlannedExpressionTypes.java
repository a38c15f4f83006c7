package dev.millrace.sql.environment;

import dev.millrace.base.fault.MillraceException;
import dev.millrace.sql.connector.TableSource;
import dev.millrace.sql.session.SessionSettings;
import dev.millrace.sql.session.SqlSession;
import dev.millrace.table.catalog.Identifiers;
import dev.millrace.table.fault.ValidationException;
import dev.millrace.table.functions.CallForm;
import dev.millrace.table.functions.ExpressionTypes;
import dev.millrace.table.types.DataType;
import dev.millrace.table.types.DataTypes;
import dev.millrace.table.types.logical.RowType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Asks the planner for the types of expressions. The Java service loader calls it. Thread-safe.
public final class PlannedExpressionTypes implements ExpressionTypes {
    private static final String TABLE = "arguments";

    /// Creates the service.
    public PlannedExpressionTypes() {}

    @Override
    public DataType typeOf(CallForm form, List<DataType> arguments) {
        List<RowType.RowField> fields = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (DataType each : arguments) {
            String name = "a" + fields.size();
            fields.add(new RowType.RowField(name, each.getLogicalType()));
            names.add(Identifiers.quoted(name));
        }
        if (fields.isEmpty())
            fields.add(new RowType.RowField("a0", DataTypes.INT().getLogicalType()));
        TableSource unread = (_, _) -> {
            throw new IllegalStateException("Only the types of the rows are wanted.");
        };
        try (SqlSession session = new SqlSession(SessionSettings.of(Map.of()))) {
            session.registerTable(TABLE, new RowType(false, fields), unread);
            RowType row = session.columns("SELECT " + form.text(names) + " FROM " + Identifiers.quoted(TABLE));
            return DataTypes.of(row.getTypeAt(0));
        } catch (MillraceException wrong) {
            throw new ValidationException(String.valueOf(wrong.getMessage()), wrong);
        }
    }
}
