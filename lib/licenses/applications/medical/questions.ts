/**
 * What an applicant declares about their health, in the order of the form. A question is only ever added: answers that
 * were recorded keep their meaning.
 */
export const MEDICAL_QUESTIONS = [
  { id: "eyesight", label: "Eyesight", text: "Defective vision that glasses or lenses do not correct" },
  { id: "epilepsy", label: "Epilepsy", text: "Epilepsy, or sudden attacks of giddiness or fainting" },
  { id: "diabetes", label: "Diabetes", text: "Diabetes that is not under control" },
  {
    id: "cardiovascular",
    label: "Heart and circulation",
    text: "A heart condition or uncontrolled high blood pressure",
  },
  { id: "mental_fitness", label: "Mental fitness", text: "A mental illness that impairs judgement or attention" },
  { id: "alcohol_drugs", label: "Alcohol and drugs", text: "Dependence on alcohol, narcotics or medicines" },
  { id: "other", label: "Other", text: "Anything else that may make driving unsafe" },
] as const;

export type MedicalQuestionId = (typeof MEDICAL_QUESTIONS)[number]["id"];
