/**
 * Ports that carry FHIR R4 resources, and HL7 v2 → FHIR R4 as pure functions: the same message gives the same Bundle,
 * byte for byte.
 *
 * <p>The way of a message: {@link vn.hamrong.exchange.hl7.Hl7Message} takes the text apart; {@link
 * vn.hamrong.exchange.fhir.Grouping} says which line belongs to which; each {@link vn.hamrong.exchange.fhir.Line} goes to
 * the {@link vn.hamrong.exchange.fhir.SegmentMap} of its segment; what no map read becomes a typed extension on the
 * resource that the segment became ({@link vn.hamrong.exchange.fhir.Leftovers}).
 *
 * <h2>To add a segment</h2>
 *
 * <ol>
 *   <li>Write a small class with {@code static void map(Line line, Draft draft)}. Read values with {@code
 *       line.field(5).part(1).take("Patient.name[0].family")}: taking a value says where it went; {@code peek()} does not.
 *       Composite values have a function each, in {@code Names}, {@code Codes}, {@code Identifiers}, {@code Times}…
 *   <li>Get the resource from {@link vn.hamrong.exchange.fhir.Draft}: {@code keyed} when v2 gives a business identifier,
 *       {@code derived} when not; both make it idempotent. Say {@code line.became(resource)}: leftovers go there, and
 *       lines below find it with {@code line.above(Type.class)}.
 *   <li>Enter it in {@code SegmentMaps} (administration) or {@code ClinicalMaps} (orders, results, drugs, documents), and
 *       its place in {@code Groupings}.
 * </ol>
 */
@NullMarked
package vn.hamrong.exchange.fhir;

import org.jspecify.annotations.NullMarked;
