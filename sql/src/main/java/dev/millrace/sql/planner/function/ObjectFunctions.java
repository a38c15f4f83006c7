package dev.millrace.sql.planner.function;

import static org.apache.calcite.util.Static.RESOURCE;

import dev.millrace.sql.planner.type.StructuredRelType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.rel.type.RelDataTypeFieldImpl;
import org.apache.calcite.runtime.CalciteException;
import org.apache.calcite.sql.SqlCallBinding;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperandCountRange;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.SqlUtil;
import org.apache.calcite.sql.type.SqlOperandCountRanges;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.jspecify.annotations.Nullable;

/// Is OBJECT_OF or OBJECT_UPDATE: functions that make objects of structured types. After the first argument stand names
/// of fields as constants and their values.
public final class ObjectFunctions extends SqlFunction {
    private static final Pattern CLASS_NAME = Pattern.compile("\\p{javaJavaIdentifierStart}\\p{javaJavaIdentifierPart}*"
            + "(\\.\\p{javaJavaIdentifierStart}\\p{javaJavaIdentifierPart}*)*");

    private final boolean isUpdate;

    private ObjectFunctions(String name, boolean isUpdate) {
        super(name, SqlKind.OTHER_FUNCTION, null, null, null, SqlFunctionCategory.USER_DEFINED_FUNCTION);
        this.isUpdate = isUpdate;
    }

    /// Returns the functions.
    public static List<SqlOperator> all() {
        return List.of(new ObjectFunctions("OBJECT_OF", false), new ObjectFunctions("OBJECT_UPDATE", true));
    }

    @Override
    public SqlOperandCountRange getOperandCountRange() {
        return SqlOperandCountRanges.from(1);
    }

    @Override
    public String getAllowedSignatures(String name) {
        return name + (isUpdate ? "(object, [name, value]...)" : "(class name, [name, value]...)");
    }

    @Override
    public boolean checkOperandTypes(SqlCallBinding call, boolean throwOnFailure) {
        String problem = problem(call);
        if (problem != null && throwOnFailure) {
            throw SqlUtil.newContextException(call.getCall().getParserPosition(), RESOURCE.validationError(problem));
        }
        return problem == null;
    }

    /// Returns what is wrong with the arguments; null if they are right.
    private @Nullable String problem(SqlOperatorBinding call) {
        if (call.getOperandCount() % 2 == 0)
            return getName() + " takes a " + (isUpdate ? "object" : "class name") + " and pairs of names and values.";
        RelDataType first = call.getOperandType(0);
        if (isUpdate && !(first instanceof StructuredRelType))
            return "The first argument of OBJECT_UPDATE must be an object of a structured type, not "
                    + OperandKinds.types(call).getFirst() + ".";
        if (!isUpdate) {
            if (!isName(call, 0)) return "The first argument of OBJECT_OF must be the name of a class as a constant.";
            if (!CLASS_NAME.matcher(name(call, 0)).matches())
                return String.format(Locale.ROOT, "'%s' is no name of a Java class.", name(call, 0));
        }
        return problemOfNames(call);
    }

    private @Nullable String problemOfNames(SqlOperatorBinding call) {
        Set<String> names = new HashSet<>();
        for (int i = 1; i < call.getOperandCount(); i += 2) {
            if (!isName(call, i)) return "The argument " + (i + 1) + " must be the name of a field as a constant.";
            String name = name(call, i);
            boolean isMissing =
                    isUpdate && !call.getOperandType(0).getFieldNames().contains(name);
            if (isMissing) {
                return String.format(
                        Locale.ROOT,
                        "The field '%s' (argument %d) is none of %s.",
                        name,
                        i + 1,
                        call.getOperandType(0).getFieldNames());
            }
            if (!names.add(name))
                return String.format(Locale.ROOT, "The field '%s' (argument %d) is there twice.", name, i + 1);
            if (call.getOperandType(i + 1).getSqlTypeName() == SqlTypeName.NULL)
                return String.format(Locale.ROOT, "The field '%s' needs a type: cast NULL to one.", name);
        }
        return null;
    }

    private static boolean isName(SqlOperatorBinding call, int operand) {
        return SqlTypeUtil.inCharFamily(call.getOperandType(operand)) && call.isOperandLiteral(operand, false);
    }

    private static String name(SqlOperatorBinding call, int operand) {
        String name = call.getOperandLiteralValue(operand, String.class);
        if (name == null) throw new CalciteException("A name of " + call.getOperator() + " is NULL.", null);
        return name;
    }

    /// Returns the structured type of the result. Its fields have the types of the values.
    @Override
    public RelDataType inferReturnType(SqlOperatorBinding call) {
        List<RelDataTypeField> fields = new ArrayList<>();
        String className;
        if (isUpdate) {
            StructuredRelType object = (StructuredRelType) call.getOperandType(0);
            fields.addAll(object.getFieldList());
            className = object.className();
        } else {
            className = name(call, 0);
        }
        for (int i = 1; i < call.getOperandCount(); i += 2) {
            String name = name(call, i);
            int at = isUpdate ? call.getOperandType(0).getFieldNames().indexOf(name) : fields.size();
            RelDataTypeField field = new RelDataTypeFieldImpl(name, at, call.getOperandType(i + 1));
            if (isUpdate) fields.set(at, field);
            else fields.add(field);
        }
        return new StructuredRelType(className, fields, true);
    }
}
