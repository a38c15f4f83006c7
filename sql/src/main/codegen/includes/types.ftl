<#-- Types that Flink has in addition to the types of Calcite, or writes in another way. -->
SqlDataTypeSpec FlinkType() :
{
    final SqlDataTypeSpec type;
    final boolean nullable;
}
{
    type = DataType()
    nullable = NullableOptDefaultTrue()
    {
        return type.withNullable(nullable);
    }
}

SqlTypeNameSpec CollectionTypeOfFlink() :
{
    final SqlTypeName kind;
    final SqlDataTypeSpec element;
    final Span s;
}
{
    ( <ARRAY> { kind = SqlTypeName.ARRAY; } | <MULTISET> { kind = SqlTypeName.MULTISET; } )
    { s = span(); }
    <LT> element = FlinkType() <GT>
    {
        return new CollectionTypeSpec(kind, element, s.end(this));
    }
}

SqlTypeNameSpec MapTypeOfFlink() :
{
    final SqlDataTypeSpec key;
    final SqlDataTypeSpec value;
    final Span s;
}
{
    <MAP> { s = span(); }
    <LT> key = FlinkType() <COMMA> value = FlinkType() <GT>
    {
        return new MapTypeSpec(key, value, s.end(this));
    }
}

SqlTypeNameSpec RowTypeOfFlink() :
{
    final List<RowTypeSpec.Field> fields = new ArrayList<RowTypeSpec.Field>();
    final Span s;
}
{
    <ROW> { s = span(); }
    (
        <NE>
    |
        <LT> [ FlinkField(fields) ( <COMMA> FlinkField(fields) )* ] <GT>
    |
        <LPAREN> [ FlinkField(fields) ( <COMMA> FlinkField(fields) )* ] <RPAREN>
    )
    {
        return new RowTypeSpec(fields, s.end(this));
    }
}

void FlinkField(List<RowTypeSpec.Field> fields) :
{
    final SqlIdentifier name;
    final SqlDataTypeSpec type;
    String comment = null;
}
{
    name = SimpleIdentifier()
    type = FlinkType()
    [ comment = FlinkText() ]
    {
        fields.add(new RowTypeSpec.Field(name.getSimple(), type, comment));
    }
}

SqlTypeNameSpec ScalarTypeOfFlink() :
{
    final List<RowTypeSpec.Field> fields = new ArrayList<RowTypeSpec.Field>();
    int precision = -1;
    String className;
    String snapshot;
    SqlIntervalQualifier interval;
    final Span s;
}
{
    <INTERVAL> { s = span(); }
    interval = IntervalQualifier()
    {
        return new IntervalTypeSpec(interval, s.end(this));
    }
|
    <STRING> { return new SqlAlienSystemTypeNameSpec("STRING", SqlTypeName.VARCHAR, Integer.MAX_VALUE, getPos()); }
|
    <BYTES> { return new SqlAlienSystemTypeNameSpec("BYTES", SqlTypeName.VARBINARY, Integer.MAX_VALUE, getPos()); }
|
    <BITMAP> { return new BitmapTypeSpec(getPos()); }
|
    <TIMESTAMP_LTZ> { s = span(); }
    [ LOOKAHEAD(2) <LPAREN> precision = UnsignedIntLiteral() <RPAREN> ]
    {
        return new SqlBasicTypeNameSpec(SqlTypeName.TIMESTAMP_WITH_LOCAL_TIME_ZONE, precision, s.end(this));
    }
|
    <RAW> { s = span(); }
    <LPAREN> className = FlinkText() <COMMA> snapshot = FlinkText() <RPAREN>
    {
        return new RawTypeSpec(className, snapshot, s.end(this));
    }
|
    <STRUCTURED> { s = span(); }
    <LT> className = FlinkText() ( <COMMA> FlinkField(fields) )* <GT>
    {
        return new StructuredTypeSpec(className, fields, s.end(this));
    }
}
