package dev.millrace.sql.planner.user;

import dev.millrace.table.types.DataType;
import dev.millrace.table.types.DataTypeFactory;
import dev.millrace.table.types.inference.CallContext;
import dev.millrace.table.types.inference.FunctionDefinition;
import dev.millrace.table.types.inference.TableSemantics;
import dev.millrace.table.types.logical.LogicalTypeRoot;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.sql.SqlOperatorBinding;

/// Describes a call of a process table function to type inference.
///
/// @param binding the call
/// @param operands the index of each argument among the operands of the call; -1 for tables and lists of columns
record ProcessContext(
        ProcessSyntax syntax,
        List<DataType> types,
        List<CallTable> tables,
        SqlOperatorBinding binding,
        List<Integer> operands)
        implements CallContext {

    ProcessContext with(List<DataType> others) {
        return new ProcessContext(syntax, others, tables, binding, operands);
    }

    @Override
    public DataTypeFactory getDataTypeFactory() {
        return PlannerDataTypes.INSTANCE;
    }

    @Override
    public FunctionDefinition getFunctionDefinition() {
        return syntax.function();
    }

    @Override
    public boolean isArgumentLiteral(int pos) {
        return syntax.arguments().get(pos) instanceof ProcessSyntax.Columns
                || operands.get(pos) >= 0 && binding.isOperandLiteral(operands.get(pos), true);
    }

    @Override
    public boolean isArgumentNull(int pos) {
        if (syntax.arguments().get(pos) instanceof ProcessSyntax.Columns columns) return columns.columns() == null;
        return types.get(pos).getLogicalType().is(LogicalTypeRoot.NULL)
                || operands.get(pos) >= 0 && binding.isOperandNull(operands.get(pos), true);
    }

    @Override
    public <T> Optional<T> getArgumentValue(int pos, Class<T> type) {
        if (syntax.arguments().get(pos) instanceof ProcessSyntax.Columns columns) {
            return Optional.ofNullable(columns.columns())
                    .filter(type::isInstance)
                    .map(type::cast);
        }
        if (isArgumentNull(pos) || !isArgumentLiteral(pos)) return Optional.empty();
        try {
            return Optional.ofNullable(binding.getOperandLiteralValue(operands.get(pos), type));
        } catch (RuntimeException otherClass) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<TableSemantics> getTableSemantics(int pos) {
        if (!(syntax.arguments().get(pos) instanceof ProcessSyntax.Table)) return Optional.empty();
        int table = (int) syntax.arguments().subList(0, pos).stream()
                .filter(ProcessSyntax.Table.class::isInstance)
                .count();
        return Optional.of(tables.get(table));
    }

    @Override
    public String getName() {
        return syntax.name();
    }

    @Override
    public List<DataType> getArgumentDataTypes() {
        return types;
    }

    @Override
    public Optional<DataType> getOutputDataType() {
        return Optional.empty();
    }

    @Override
    public boolean isGroupedAggregation() {
        return false;
    }
}
