package vn.hamrong.exchange.fhir;

import ca.uhn.fhir.context.FhirContext;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Narrative;
import org.hl7.fhir.utilities.xhtml.NodeType;
import org.hl7.fhir.utilities.xhtml.XhtmlNode;

/**
 * Whether a resource's narrative only tells: no script, no form, no frame, nothing fetched from elsewhere. Somebody may show
 * it in a page.
 *
 * <p>Source: FHIR R4, "Narrative", invariant txt-1; narrower where a link or a style could act.
 */
public final class Narratives {
    private static final Set<String> ELEMENTS = Set.of(
            "a",
            "abbr",
            "acronym",
            "b",
            "big",
            "blockquote",
            "br",
            "caption",
            "cite",
            "code",
            "col",
            "colgroup",
            "dd",
            "dfn",
            "div",
            "dl",
            "dt",
            "em",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "hr",
            "i",
            "img",
            "li",
            "ol",
            "p",
            "pre",
            "q",
            "samp",
            "small",
            "span",
            "strong",
            "sub",
            "sup",
            "table",
            "tbody",
            "td",
            "tfoot",
            "th",
            "thead",
            "tr",
            "tt",
            "ul",
            "var");
    private static final Set<String> ATTRIBUTES = Set.of(
            "abbr",
            "align",
            "alt",
            "axis",
            "border",
            "cellpadding",
            "cellspacing",
            "char",
            "charoff",
            "charset",
            "cite",
            "class",
            "colspan",
            "compact",
            "dir",
            "frame",
            "headers",
            "height",
            "href",
            "hreflang",
            "hspace",
            "id",
            "lang",
            "longdesc",
            "name",
            "nowrap",
            "rel",
            "rev",
            "rowspan",
            "rules",
            "scope",
            "shape",
            "span",
            "src",
            "start",
            "style",
            "summary",
            "title",
            "type",
            "valign",
            "value",
            "vspace",
            "width",
            "xml:lang",
            "xmlns");
    private static final Pattern LINK = Pattern.compile("(https?://|mailto:|#).*", Pattern.DOTALL);
    private static final Pattern PLAIN_STYLE = Pattern.compile("[\\w\\s:;,.#%-]*");
    private static final int DEPTH_MAX = 50;

    private Narratives() {}

    /** Looks at the resource, and at what it contains. */
    public static boolean onlyTell(IBaseResource resource) {
        return FhirContext.forR4Cached()
                .newTerser()
                .getAllPopulatedChildElementsOfType(resource, Narrative.class)
                .stream()
                .allMatch(narrative -> narrative.getDiv() == null || tells(narrative.getDiv(), 0));
    }

    private static boolean tells(XhtmlNode node, int depth) {
        if (node.getNodeType() == NodeType.Text || node.getNodeType() == NodeType.Comment) {
            return true;
        }
        boolean harmless = node.getNodeType() == NodeType.Document
                || (node.getNodeType() == NodeType.Element
                        && ELEMENTS.contains(String.valueOf(node.getName()))
                        && node.getAttributes().entrySet().stream().allMatch(Narratives::tells));
        return harmless && depth < DEPTH_MAX && children(node).stream().allMatch(child -> tells(child, depth + 1));
    }

    private static List<XhtmlNode> children(XhtmlNode node) {
        return node.hasChildren() ? node.getChildNodes() : List.of();
    }

    private static boolean tells(Map.Entry<String, String> attribute) {
        String value = attribute.getValue().strip().toLowerCase(Locale.ROOT);
        return ATTRIBUTES.contains(attribute.getKey())
                && switch (attribute.getKey()) {
                    case "href", "cite", "longdesc" -> LINK.matcher(value).matches();
                    case "src" -> value.startsWith("#");
                    case "style" -> PLAIN_STYLE.matcher(value).matches();
                    default -> true;
                };
    }
}
