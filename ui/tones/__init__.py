"""The tone trainer: the learner's voice recorded, laid over how it should sound, and told what was heard."""
