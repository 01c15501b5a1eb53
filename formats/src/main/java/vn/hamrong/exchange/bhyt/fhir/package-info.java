/**
 * The health-insurance dossier → FHIR R4, as pure functions: the same dossier gives the same Bundle, byte for byte.
 *
 * <p>The way of a dossier: each record becomes a {@link vn.hamrong.exchange.bhyt.fhir.Row}; a small class per table reads
 * its values with {@code row.take(field, target)} and enters resources in the {@link
 * vn.hamrong.exchange.bhyt.fhir.DossierDraft}; what no class read becomes a typed extension on the resource that the row
 * calls its home. No XML enters a Bundle.
 *
 * <p>Times are Vietnam's; what is partial stays partial; a code that was translated keeps the sent one beside it. Amounts
 * are exact decimals of đồng.
 */
@NullMarked
package vn.hamrong.exchange.bhyt.fhir;

import org.jspecify.annotations.NullMarked;
