/**
 * The health-insurance dossier (QĐ 130, 4750, 3176): bytes in, values out, and back. Pure functions; nothing is kept between
 * calls, any number of threads may call.
 *
 * <ul>
 *   <li>{@link vn.hamrong.exchange.bhyt.DossierReader#read(byte[])}: a GIAMDINHHS or a table alone (XML0 always) becomes a
 *       {@link vn.hamrong.exchange.bhyt.DossierFile}, or the file is refused whole, with a code and words in both languages.
 *   <li>{@link vn.hamrong.exchange.bhyt.DossierFile#facility()}: which hospital the file claims to be from; {@link
 *       vn.hamrong.exchange.bhyt.DossierFile#visits()}: one {@link vn.hamrong.exchange.bhyt.Dossier} per visit, with {@code visit()}
 *       (MA_LK), {@code patient()} (MA_BN, for the lane) and {@code records(Table)}; {@code dossiers()} is the same by HOSO.
 *   <li>{@link vn.hamrong.exchange.bhyt.DossierChecks#of}: faults by table, record and field; {@code isError()} tells what
 *       the portal would refuse from what is only unusual. Faults do not stop the reading: a dossier is care given.
 *   <li>{@link vn.hamrong.exchange.bhyt.DossierWriter#write}: the file again, deterministic, in the annex's order; {@link
 *       vn.hamrong.exchange.bhyt.DossierFile#in} turns it to another {@link vn.hamrong.exchange.bhyt.Form} first.
 *   <li>{@link vn.hamrong.exchange.bhyt.fhir.DossierToFhir#convert(Dossier, vn.hamrong.shared.FacilityCode)}: a visit as a
 *       transaction Bundle with its receipt; a visit that names no patient, or two, is refused.
 *       {@code convert(dossier, before, facility)} also withdraws what the dossier of the visit that was applied last told and
 *       this one does not (ADR 13); {@link vn.hamrong.exchange.EarlierDossiers} finds it.
 * </ul>
 *
 * <p>No {@code toString} here prints a patient's value, and neither refusals nor faults hold one.
 */
@NullMarked
package vn.hamrong.exchange.bhyt;

import org.jspecify.annotations.NullMarked;
