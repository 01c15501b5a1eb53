package vn.hamrong.exchange.fhir;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Units of UCUM, as far as hospitals write them: atoms with prefixes, exponents, products, quotients, brackets and
 * annotations. What it does not know is taken for no unit. Source: ucum.org, version 2.1.
 */
public final class Ucum {
    private static final int LENGTH_MAX = 64;

    private static final String PREFIXES = "da|Y|Z|E|P|T|G|M|k|h|d|c|m|u|n|p|f|a|z|y";

    /** Atoms that take a prefix. */
    private static final String METRIC =
            any("m s g rad K C cd mol sr Hz N Pa J W A V F Ohm S Wb Cel T H lm lx Bq Gy Sv L"
                    + " l ar t bar u eV cal kat U [iU] [IU] eq osm R Ci g% B dyn erg P m[Hg] m[H2O]");

    private static final String OTHER = any("10* 10^ % [pi] [ppth] [ppm] [ppb] [pptr] min h d wk mo a deg ' '' [in_i]"
            + " [ft_i] [lb_av] [oz_av] [degF] [pH] [drp] [CFU] [PFU] [arb'U] [USP'U] [HPF] [LPF] [psi] atm [diop] [MET]"
            + " [Btu] [tsp_us] [tbs_us] [cup_us] [foz_us] [gal_us] [Ch] [knb'U]");

    private static final String PART =
            "(?:\\d+|(?:(?:" + PREFIXES + ")?(?:" + METRIC + ")|" + OTHER + ")(?:[+-]?\\d+)?)";
    private static final Pattern TERM = Pattern.compile("/?" + PART + "(?:[./]" + PART + ")*");
    private static final Pattern BRACKETS = Pattern.compile("\\(([^()]+)\\)");
    private static final Pattern ALONE = Pattern.compile("(?<before>^|[./(])\\{[ -z|~]*\\}");
    private static final Pattern BEHIND = Pattern.compile("\\{[ -z|~]*\\}");

    private Ucum() {}

    public static boolean isUnit(String code) {
        if (code.length() > LENGTH_MAX) {
            return false;
        }
        // Annotations and what stands in brackets are each as good as the number 1.
        String bare =
                BEHIND.matcher(ALONE.matcher(code).replaceAll("${before}1")).replaceAll("");
        for (var inner = BRACKETS.matcher(bare); inner.find(); inner = BRACKETS.matcher(bare)) {
            if (!TERM.matcher(inner.group(1)).matches()) {
                return false;
            }
            bare = bare.substring(0, inner.start()) + "1" + bare.substring(inner.end());
        }
        return TERM.matcher(bare).matches();
    }

    private static String any(String atoms) {
        return Arrays.stream(atoms.split(" ", -1)).map(Pattern::quote).collect(Collectors.joining("|"));
    }
}
