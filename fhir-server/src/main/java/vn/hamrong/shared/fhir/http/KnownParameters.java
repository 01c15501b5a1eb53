package vn.hamrong.shared.fhir.http;

import ca.uhn.fhir.context.RuntimeSearchParam;
import ca.uhn.fhir.rest.api.RestSearchParameterTypeEnum;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry.SearchParamLookupContextEnum;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which parameter a type can be searched by here, with which modifier and which kind of value: what is indexed and what
 * HAPI really does, not what the standard knows. What is not here is refused by its name.
 *
 * <p>Source: FHIR R4, "Search", sections 3.1.1.4 and 3.1.1.5.
 */
final class KnownParameters {
    /** {@code missing} is left out: HAPI answers it only when absent elements are indexed, a row each. */
    private static final Map<RestSearchParameterTypeEnum, Set<String>> MODIFIERS = Map.of(
            RestSearchParameterTypeEnum.STRING, Set.of("exact"),
            RestSearchParameterTypeEnum.TOKEN, Set.of("not"));

    /** {@code ap} is left out: how near is near is for nobody to guess. */
    private static final String PREFIX = "(eq|ne|gt|lt|ge|le|sa|eb)?";

    private static final Map<RestSearchParameterTypeEnum, Pattern> VALUES = Map.of(
            RestSearchParameterTypeEnum.DATE,
                    Pattern.compile(PREFIX + "\\d{4}(-\\d\\d(-\\d\\d(T\\d\\d:\\d\\d(:\\d\\d(\\.\\d{1,9})?)?"
                            + "(Z|[+ -]\\d\\d:\\d\\d)?)?)?)?"),
            RestSearchParameterTypeEnum.NUMBER, Pattern.compile(PREFIX + "[+-]?\\d{1,18}(\\.\\d{1,18})?"),
            RestSearchParameterTypeEnum.QUANTITY,
                    Pattern.compile(PREFIX + "[+-]?\\d{1,18}(\\.\\d{1,18})?(\\|[^|]{0,200}\\|[^|]{0,100})?"));

    private final ISearchParamRegistry registry;

    KnownParameters(ISearchParamRegistry registry) {
        this.registry = registry;
    }

    /** Throws 400 with the name unless {@code type} can be searched by {@code name}. */
    RuntimeSearchParam find(String type, String name) {
        RuntimeSearchParam found = OpenDoors.readable(type) && asked(name)
                ? registry.getActiveSearchParam(type, name, SearchParamLookupContextEnum.SEARCH)
                : null;
        if (found == null) {
            throw refused("không có tham số tìm kiếm", "no such search parameter", type + " " + name);
        }
        return found;
    }

    /** The hub's own labels tell who knows a patient: it searches by them itself, and nobody else does. */
    static boolean asked(String name) {
        return !"_security".equals(name);
    }

    /** Throws 400 unless the parameter takes this modifier and these values; {@code modifier} is empty for none. */
    void check(RuntimeSearchParam parameter, String modifier, List<String> values) {
        String name = parameter.getName();
        if (!modifier.isEmpty() && !takes(parameter, modifier)) {
            throw refused("không có bổ ngữ tìm kiếm", "no such search modifier", name + ":" + modifier);
        }
        Pattern form = VALUES.get(parameter.getParamType());
        if (form != null
                && !values.stream().allMatch(value -> form.matcher(value).matches())) {
            throw refused("giá trị hoặc tiền tố không hợp lệ", "no such prefix, or not a value for", name);
        }
    }

    private static boolean takes(RuntimeSearchParam parameter, String modifier) {
        if (parameter.getName().startsWith("_")) {
            return false;
        }
        return parameter.getParamType() == RestSearchParameterTypeEnum.REFERENCE
                ? leadsTo(parameter, modifier)
                : MODIFIERS.getOrDefault(parameter.getParamType(), Set.of()).contains(modifier);
    }

    /** Whether a reference may lead to {@code type}, and the type can be asked about at all. */
    static boolean leadsTo(RuntimeSearchParam reference, String type) {
        return OpenDoors.readable(type)
                && (reference.getTargets().isEmpty() || reference.getTargets().contains(type));
    }

    static void oneOf(String name, String value, Set<String> allowed) {
        if (!allowed.contains(value)) {
            throw refused("giá trị không hợp lệ", "not a value for", name);
        }
    }

    static InvalidRequestException refused(String vietnamese, String english, String name) {
        return new InvalidRequestException(vietnamese + " / " + english + ": " + name);
    }
}
