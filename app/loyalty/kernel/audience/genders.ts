// What members may tell of their gender, if they like.
export const genders = ['female', 'male', 'other'] as const
export type Gender = (typeof genders)[number]
